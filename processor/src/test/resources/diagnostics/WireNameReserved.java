package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

class WireNameReserved {
  @WireCommand("wirecommand.ping") // ERROR [WireNameReserved]
  void ping(@Arg("wirecommand.argument") int argument) {}

  @WireCommand("wirecommand.") // ERROR [WireNameReserved]
  void nothing() {}

  @WireCommand("wirecommand")
  void free() {}
}
