package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;

class WireTwo {
  @WireCommand("a")
  void a(
      CommandData data,
      CommandContext context,
      CommandData more, // ERROR [WireTwoData]
      CommandContext again, // ERROR [WireTwoContexts]
      CommandData most) {} // ERROR [WireTwoData]
}
