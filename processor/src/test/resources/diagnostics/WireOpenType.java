package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import java.util.List;

class WireOpenType {
  interface Shape {}

  abstract static class Base {}

  @WireCommand("a")
  Shape a(Base base, List<CommandContext> contexts) { // ERROR [WireOpenType] [WireOpenType] [WireOpenType]
    return null;
  }
}
