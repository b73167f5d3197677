package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

class WireReturnArg {
  @WireCommand("a")
  CompletionStage<?> a() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("b")
  @SuppressWarnings("rawtypes")
  CompletableFuture b() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("c")
  Stream<? extends String> c() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("d")
  @SuppressWarnings("rawtypes")
  Iterator d() { // ERROR [WireReturnArg]
    return null;
  }

  static void uses(WireReturnArgClient client) {
    client.a();
    client.async().c();
  }
}
