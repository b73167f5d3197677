package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;

class WireEmpty {
  static class None {}

  static class One {
    @WireCommand("a")
    void a() {}

    @WireCommand("log")
    void log() {}
  }

  static class Two {
    @WireCommand("a")
    void other(int number) {}

    @WireCommand("Log")
    void logs() {}
  }

  abstract static class Generic<T> {
    @WireCommand("g")
    void g(T value) {}
  }

  @WireModule({ // ERROR-ECJ [WireEmpty] [WireTypeVar] [WireDuplicate] [WireDuplicate] [WireDuplicate] WARNING-ECJ [WireNameCase]
    One.class, // ERROR-JAVAC [WireDuplicate]
    None.class, // ERROR-JAVAC [WireEmpty]
    Two.class, // ERROR-JAVAC [WireDuplicate] WARNING-JAVAC [WireNameCase]
    One.class, // ERROR-JAVAC [WireDuplicate]
    Generic.class // ERROR-JAVAC [WireTypeVar]
  })
  interface Anchor {}

  @WireModule({}) // ERROR [WireEmpty]
  interface Nothing {}

  @WireModule(String.class) // ERROR [WireEmpty]
  interface Text {}

  @WireModule({ // ERROR-ECJ [WireEmpty] [WireEmpty] [WireEmpty]
    int.class, // ERROR-JAVAC [WireEmpty]
    String[].class, // ERROR-JAVAC [WireEmpty]
    One.class,
    void.class // ERROR-JAVAC [WireEmpty]
  })
  interface NoClasses {}

  @WireModule({One.class, Missing.class}) // ERROR [javac]
  interface Unresolved {}

  static Object uses(One one, Two two) {
    return WireEmpty_AnchorModule.dispatches(one, null, two, one, null);
  }
}
