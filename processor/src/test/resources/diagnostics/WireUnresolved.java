package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

class WireUnresolved {
  record Entry(
      String name,
      Missing missing) {} // ERROR [javac] // ERROR-JAVAC [WireUnresolved]

  @WireCommand("a")
  private Absent a( // ERROR [WireUnresolved] [WireAccess] [javac]
      List<Gone> gone, // ERROR [WireUnresolved] [javac]
      some.Where where, // ERROR [WireUnresolved] [javac]
      Entry entry) { // ERROR-ECJ [WireUnresolved]
    return null;
  }
}

interface Keeps<T> {
  @WireCommand("keep")
  void keep(T value);
}

abstract class Unresolved1 implements Keeps<Gone> { // ERROR [WireUnresolved] [javac]
  @WireCommand("a")
  void a() {}
}

interface Unresolved4 {
  @WireCommand("a")
  Stream<Gone> a(); // ERROR [WireUnresolved] [javac]

  @WireCommand("b")
  Flow.Publisher<List<Gone>> b(); // ERROR [WireUnresolved] [javac]
}

class Unresolved2 extends Nowhere { // ERROR [WireUnresolved] [javac]
  @WireCommand("a")
  void a() {}
}

class Unresolved3<K> { // ERROR [WireTypeVar]
  @WireCommand("a")
  void a(Map<K, Gone> map) {} // ERROR [WireUnresolved] [javac]
}
