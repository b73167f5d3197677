package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

class WireArgDuplicate {
  @WireCommand("a")
  void a(
      int limit,
      @Arg("limit") int most, // ERROR [WireArgDuplicate]
      @Arg("size") int length,
      int size) {} // ERROR [WireArgDuplicate]
}
