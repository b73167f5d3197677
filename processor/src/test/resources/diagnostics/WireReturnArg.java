package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  @WireCommand("e")
  @SuppressWarnings("rawtypes")
  Flow.Publisher e() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("f")
  Flow.Publisher<?> f() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("g")
  Stream<@Nullable String> g() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("h")
  Flow.Publisher<byte @Nullable []> h() { // ERROR [WireReturnArg]
    return null;
  }

  @WireCommand("i")
  @SuppressWarnings("rawtypes")
  Iterator<List> i() { // ERROR [WireRaw]
    return null;
  }

  @WireCommand("j")
  @SuppressWarnings("rawtypes")
  CompletionStage<List> j() { // ERROR [WireRaw]
    return null;
  }

  static void uses(WireReturnArgClient client) {
    client.a();
    client.async().c();
    client.async().e();
    client.async().g().subscribe(null);
  }
}
