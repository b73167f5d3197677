package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

class WireNameEmpty {
  @WireCommand("") // ERROR [WireNameEmpty]
  void heads(@Arg("") int ownName) {}
}
