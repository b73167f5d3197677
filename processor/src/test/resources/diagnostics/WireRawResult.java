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

  @WireCommand(value = "d", raw = true) // ERROR [WireRawResult]
  java.io.InputStream d() {
    return null;
  }

  @WireCommand(value = "e", raw = true) // ERROR [WireRawResult]
  java.util.stream.Stream<byte[]> e() {
    return null;
  }

  @WireCommand(value = "f", raw = true) // ERROR [WireRawResult]
  java.util.concurrent.CompletionStage<java.util.Iterator<String>> f() {
    return null;
  }

  @WireCommand(value = "c", raw = false)
  String c() {
    return "";
  }
}
