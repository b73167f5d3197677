package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;

class WireNonBlocking {
  @WireCommand(value = "a", nonBlocking = true)
  void a(String name, CommandData data) {} // ERROR [WireNonBlocking]

  @WireCommand(value = "b", nonBlocking = true)
  void b(byte[] data) {}
}
