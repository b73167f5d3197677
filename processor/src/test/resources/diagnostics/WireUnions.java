package diagnostics;

import dev.wirecommand.WireCommand;

class WireUnions {
  sealed interface Mixed {}

  record Fine() implements Mixed {}

  static final class Plain implements Mixed {} // ERROR [WireNotRecord]

  enum Few implements Mixed { // ERROR [WireNotRecord]
    ONE
  }

  non-sealed interface Open extends Mixed {} // ERROR [WireOpenType]

  sealed interface Endless {}

  record Loop(Endless again) implements Endless {} // ERROR [WireRecursive]

  sealed interface Ending {}

  record Node(Ending left, Ending right) implements Ending {}

  record Leaf() implements Ending {}

  private record Hidden() {}

  @WireCommand("a")
  void a(Mixed mixed, Endless endless, Ending ending, Hidden hidden) {} // ERROR [WireRecordAccess]
}
