package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;

class WireRecordAccess {
  private record Hidden(int a) {}

  record Open(List<Hidden> hidden) {} // ERROR-JAVAC [WireRecordAccess]

  @WireCommand("a")
  Hidden a(Hidden hidden) { // ERROR [WireRecordAccess] [WireRecordAccess]
    return hidden;
  }

  @WireCommand("b")
  void b(Open open) {} // ERROR-ECJ [WireRecordAccess]

  static void uses(WireRecordAccessClient client) {
    client.b(null);
  }
}
