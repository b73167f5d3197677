package shop;

import dev.wirecommand.WireCommand;

class ShopServer {
  static class Commands {
    @WireCommand("version")
    String version() {
      return "1.4";
    }
  }
}
