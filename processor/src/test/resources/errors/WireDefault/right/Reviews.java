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
      @Arg(defaultValue = "10") int limit,
      @Arg(defaultValue = "NEWEST") Order order);
}
