package diagnostics;

import dev.wirecommand.WireCommand;

class WireRawResult {
  @WireCommand(
      value = "a",
      raw = true) // ERROR [WireRawResult]
  String a() {
    return "";
  }

  @WireCommand(value = "b", raw = true) // ERROR [WireRawResult]
  java.util.Currency b() {
    return null;
  }

  @WireCommand(value = "c", raw = false)
  String c() {
    return "";
  }
}
