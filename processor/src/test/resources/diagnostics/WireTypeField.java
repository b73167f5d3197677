package diagnostics;

import dev.wirecommand.WireCommand;

class WireTypeField {
  sealed interface Event {}

  record Opened(String type) implements Event {} // ERROR-JAVAC [WireTypeField]

  record Closed(int reason) implements Event {}

  record Typed(String type) {}

  @WireCommand("a")
  Typed a(Event event) { // ERROR-ECJ [WireTypeField]
    return new Typed("by itself, a record may well have such a field");
  }
}
