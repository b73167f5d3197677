package stock;

import dev.wirecommand.WireCommand;

public interface Stock {
  @WireCommand("count")
  int count();
}
