package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Currency;
import java.util.concurrent.CompletableFuture;

class WireReturn {
  @WireCommand("a")
  Currency a() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("b")
  CompletableFuture<String> b() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("c")
  double c() { // ERROR [WireReturn]
    return 0;
  }

  @WireCommand("d")
  Object d() { // ERROR [WireReturn]
    return null;
  }
}
