package diagnostics;

import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;

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

  sealed interface Coded {}

  @WireCodec(DotCodec.class)
  record Dot() implements Coded {} // ERROR-JAVAC [WireCodec]

  @WireJackson
  static final class Line implements Coded {} // ERROR-JAVAC [WireCodec]

  static class DotCodec implements ValueCodec<Dot> {
    @Override
    public Dot read(CborReader in) {
      in.readNull();
      return new Dot();
    }

    @Override
    public void write(CborWriter out, Dot value) {
      out.writeNull();
    }
  }

  sealed interface Unbound {}

  record Box<T>(T content) implements Unbound {} // ERROR-JAVAC [WireTypeVar]

  private record Hidden() {}

  @WireCommand("a")
  void a(
      Mixed mixed, // ERROR-ECJ [WireNotRecord] [WireNotRecord] [WireOpenType]
      Endless endless, // ERROR-ECJ [WireRecursive]
      Ending ending,
      Coded coded, // ERROR-ECJ [WireCodec] [WireCodec]
      Unbound unbound, // ERROR-ECJ [WireTypeVar]
      Hidden hidden) {} // ERROR [WireRecordAccess]
}
