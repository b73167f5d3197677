package stock;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

public class Stock {
  @WireCommand("count")
  public int count(@Arg("article") String article) {
    return article.length();
  }
}
