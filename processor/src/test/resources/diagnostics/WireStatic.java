package diagnostics;

import dev.wirecommand.WireCommand;

interface WireStatic {
  @WireCommand("a")
  static void a() {} // ERROR [WireStatic]

  @WireCommand("b")
  void b();

  static WireStatic client(WireStaticClient client) {
    return client;
  }
}
