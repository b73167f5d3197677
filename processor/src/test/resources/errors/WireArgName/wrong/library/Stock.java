package stock;

import dev.wirecommand.WireCommand;

public class Stock {
  @WireCommand("count")
  public int count(String article) {
    return article.length();
  }
}
