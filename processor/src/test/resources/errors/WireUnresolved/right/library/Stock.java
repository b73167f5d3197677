package stock;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import filters.ArticleFilter;

public class Stock {
  @WireCommand("count")
  public int count(@Arg("filter") ArticleFilter filter) {
    return filter.prefix().length();
  }
}
