package diagnostics;

import dev.wirecommand.WireCommand;
import java.io.InputStream;
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

  /** A fault of a type argument is told for each subclass, and any other once. */
  abstract static class Template<T, D> {
    @WireCommand("bad name") // ERROR [WireName]
    T bad(T value, Locale locale) { // ERROR [WireType]
      return value;
    }

    @WireCommand(value = "raw", raw = true)
    T raw(List<T> values) {
      return values.get(0);
    }

    @WireCommand("data")
    void data(D data, InputStream more) {}

    @WireCommand("twice") // ERROR [WireDuplicate]
    void once(T value) {}

    @WireCommand("twice") // ERROR [WireDuplicate]
    void twice(T value) {}
  }

  static class Bytes extends Template<byte[], Integer> {
    @WireCommand("bytes")
    void bytes() {}
  }

  static class Texts extends Template<String, InputStream> { // ERROR [WireRawResult] [WireTwoData]
    @WireCommand("texts")
    void texts() {}
  }

  /** The faults of a declaration are told there, also where another class overrides it. */
  abstract static class Overriding implements Left {
    @Override
    public void typed(Locale letter) {}

    @WireCommand("own")
    void own() {}
  }

  abstract static class Again implements Left {
    @Override
    public void left(int number) {} // ERROR [WireDuplicate]

    @WireCommand("same") // ERROR [WireDuplicate]
    void again() {}
  }

  static void uses(Inherited_BothClient client, Inherited_LettersDispatch dispatch) {
    client.own();
  }
}
