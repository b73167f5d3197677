package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

class WireUnresolved {
  record Entry(
      String name,
      Missing missing) {} // ERROR [javac]

  @WireCommand("a")
  private Absent a( // ERROR [WireAccess] [javac]
      List<Gone> gone, // ERROR [javac]
      some.Where where, // ERROR [javac]
      Entry entry) {
    return null;
  }
}

interface Keeps<T> {
  @WireCommand("keep")
  void keep(T value);
}

abstract class Unresolved1 implements Keeps<Gone> { // ERROR [javac]
  @WireCommand("a")
  void a() {}
}

interface Unresolved4 {
  @WireCommand("a")
  Stream<Gone> a(); // ERROR [javac]

  @WireCommand("b")
  Flow.Publisher<List<Gone>> b(); // ERROR [javac]
}

class Unresolved2 extends Nowhere { // ERROR [javac]
  @WireCommand("a")
  void a() {}
}

class Unresolved3<K> { // ERROR [WireTypeVar]
  @WireCommand("a")
  void a(Map<K, Gone> map) {} // ERROR [javac]
}
