package diagnostics;

import dev.wirecommand.WireCommand;

class WireNameCase {
  @WireCommand("log")
  void log(int limit) {}

  @WireCommand("Log") // WARNING [WireNameCase]
  void capital() {}

  static void uses(WireNameCaseClient client) {
    client.log(1);
    client.capital();
  }
}
