package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;

interface Reviews {
  enum Order {
    NEWEST,
    BEST
  }

  @WireCommand("reviews")
  List<String> reviews(
      @Arg(defaultValue = "ten") int limit,
      @Arg(defaultValue = "NEWST") Order order);
}
