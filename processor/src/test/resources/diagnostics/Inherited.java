package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Locale;

/** Faults of inherited methods are told once, where they are declared, unless others bring them. */
class Inherited {
  interface Left {
    @WireCommand("same")
    void left(int number);

    @WireCommand("typed")
    void typed(Locale letter); // ERROR [WireType]
  }

  interface Right {
    @WireCommand("same")
    void right();
  }

  abstract static class Both implements Left, Right { // ERROR [WireDuplicate]
    @WireCommand("own")
    void own() {}
  }

  interface Third {
    @WireCommand("TYPED")
    void third();
  }

  abstract static class Similar implements Third, Left { // WARNING [WireNameCase]
    @WireCommand("own")
    void own() {}
  }

  abstract static class Store<T> {
    @WireCommand("put")
    void put(List<T> value) {}
  }

  static class Letters extends Store<Locale> { // ERROR [WireType]
    @WireCommand("letters")
    void letters() {}
  }

  static void uses(Inherited_BothClient client, Inherited_LettersDispatch dispatch) {
    client.own();
  }
}
