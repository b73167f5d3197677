package diagnostics;

import dev.wirecommand.WireCommand;

class WireDuplicate {
  @WireCommand(
      value = "log", // ERROR [WireDuplicate]
      raw = true)
  byte[] log(int limit) {
    return new byte[0];
  }

  @WireCommand("other")
  void other() {}

  @WireCommand("log") // ERROR [WireDuplicate]
  void log(String revision) {}

  @WireCommand("log") // ERROR [WireDuplicate]
  void third() {}

  static class Sub extends WireDuplicate {
    @WireCommand("other") // ERROR [WireDuplicate]
    void mine() {}
  }
}
