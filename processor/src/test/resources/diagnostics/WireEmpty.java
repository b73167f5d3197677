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

  @WireModule({
    One.class, // ERROR [WireDuplicate]
    None.class, // ERROR [WireEmpty]
    Two.class, // ERROR [WireDuplicate] WARNING [WireNameCase]
    One.class, // ERROR [WireDuplicate]
    Generic.class // ERROR [WireTypeVar]
  })
  interface Anchor {}

  @WireModule({}) // ERROR [WireEmpty]
  interface Nothing {}

  @WireModule(String.class) // ERROR [WireEmpty]
  interface Text {}

  @WireModule({One.class, Missing.class}) // ERROR [javac] [WireUnresolved]
  interface Unresolved {}

  static Object uses(One one, Two two) {
    return WireEmpty_AnchorModule.dispatches(one, null, two, one, null);
  }
}
