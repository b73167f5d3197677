package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Currency;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

class WireReturn {
  @WireCommand("a")
  Currency a() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("b")
  Stream<String> b() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("c")
  char c() { // ERROR [WireReturn]
    return 0;
  }

  @WireCommand("e")
  CompletionStage<Currency> e() { // ERROR [WireType]
    return null;
  }

  @WireCommand("d")
  Object d() { // ERROR [WireReturn]
    return null;
  }
}
