package diagnostics;

import dev.wirecommand.WireCommand;

class WireUnions {
  sealed interface Mixed {}

  record Fine() implements Mixed {}

  static final class Plain implements Mixed {} // ERROR-JAVAC [WireNotRecord]

  enum Few implements Mixed { // ERROR-JAVAC [WireNotRecord]
    ONE
  }

  non-sealed interface Open extends Mixed {} // ERROR-JAVAC [WireOpenType]

  sealed interface Endless {}

  record Loop(Endless again) implements Endless {} // ERROR-JAVAC [WireRecursive]

  sealed interface Ending {}

  record Node(Ending left, Ending right) implements Ending {}

  record Leaf() implements Ending {}

  private record Hidden() {}

  @WireCommand("a")
  void a(
      Mixed mixed, // ERROR-ECJ [WireNotRecord] [WireNotRecord] [WireOpenType]
      Endless endless, // ERROR-ECJ [WireRecursive]
      Ending ending,
      Hidden hidden) {} // ERROR [WireRecordAccess]
}
