package diagnostics;

import dev.wirecommand.WireCommand;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class WireReturn {
  @WireCommand("a")
  Currency a() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("b")
  IntStream b() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("c")
  Locale c() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("e")
  CompletionStage<Currency> e() { // ERROR [WireType]
    return null;
  }

  @WireCommand("d")
  Object d() { // ERROR [WireReturn]
    return null;
  }

  static class Lines extends InputStream implements Iterator<String> {
    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean hasNext() {
      return false;
    }

    @Override
    public String next() {
      return "";
    }
  }

  @WireCommand("f")
  FileInputStream f() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("g")
  SeekableByteChannel g() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("h")
  SubmissionPublisher<List<String>> h() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("i")
  PrimitiveIterator.OfInt i() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("j")
  Lines j() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("k")
  @Nullable InputStream k() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("l")
  @Nullable Stream<String> l() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("m")
  CompletionStage<InputStream> m() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("n")
  CompletableFuture<Flow.Publisher<String>> n() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("o")
  CompletionStage<ListIterator<String>> o() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("u")
  CompletionStage<@Nullable InputStream> u() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("v")
  @Nullable FileInputStream v() { // ERROR [WireReturn]
    return null;
  }

  @WireCommand("p")
  Stream<Currency> p() { // ERROR [WireType]
    return null;
  }

  @WireCommand("q")
  Iterator<Stream<String>> q() { // ERROR [WireType]
    return null;
  }

  @WireCommand("r")
  Flow.Publisher<CompletionStage<String>> r() { // ERROR [WireType]
    return null;
  }

  @WireCommand("s")
  Optional<InputStream> s() { // ERROR [WireType]
    return null;
  }

  @WireCommand("t")
  Stream<Void> t() { // ERROR [WireType]
    return null;
  }

  static void uses(WireReturnClient client) throws java.io.IOException {
    client.f().read();
    client.async().f();
    client.async().q();
  }
}
