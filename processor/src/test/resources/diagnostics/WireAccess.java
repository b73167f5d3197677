package diagnostics;

import dev.wirecommand.WireCommand;

public class WireAccess {
  @WireCommand("hidden")
  private void hidden() {} // ERROR [WireAccess]

  @WireCommand("inherited")
  protected void inherited() {} // ERROR [WireAccess]

  @WireCommand("open")
  void open() {}

  static void uses(WireAccessClient client, WireAccess commands) {
    client.open();
    new WireAccessDispatch(commands).commands();
  }
}
