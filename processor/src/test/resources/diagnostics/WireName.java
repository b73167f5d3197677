package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

class WireName {
  static final String LONG = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm";

  @WireCommand("list keys") // ERROR [WireName]
  void space() {}

  @WireCommand(".hidden") // ERROR [WireName]
  void dot() {}

  @WireCommand("gr\u00fc\u00dfe") // ERROR [WireName]
  void letters() {}

  @WireCommand("a\nb") // ERROR [WireName]
  void control() {}

  @WireCommand("\ud83d\ude00") // ERROR [WireName]
  void nothingLeft() {}

  @WireCommand(LONG + LONG + LONG + LONG) // ERROR [WireName]
  void tooLong() {}

  @WireCommand("fine")
  void arguments(
      @Arg("no good") int a, // ERROR [WireName]
      int _b, // ERROR [WireName]
      @Arg("c") int _c,
      int d) {}
}
