package diagnostics;

import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.util.Currency;
import java.util.List;

class WireCodecs {
  abstract static class Base implements ValueCodec<Currency> {
    @Override
    public Currency read(CborReader in) {
      return Currency.getInstance(in.readText());
    }

    @Override
    public void write(CborWriter out, Currency value) {
      out.writeText(value.getCurrencyCode());
    }
  }

  static class Fine extends Base {}

  static class WithArgument extends Base {
    WithArgument(String text) {}
  }

  class Inner extends Base {}

  private static class Hidden extends Base {}

  static class Throwing extends Base {
    Throwing() throws java.io.IOException {}
  }

  static class ThrowingGenerically<E extends Exception> extends Base {
    ThrowingGenerically() throws E {}
  }

  static class ThrowingMore extends Base {
    ThrowingMore() throws IllegalStateException, InterruptedException {}
  }

  static class ThrowingUnchecked extends Base {
    ThrowingUnchecked() throws IllegalStateException, AssertionError {}
  }

  record Price(@WireCodec(Base.class) Currency currency) {} // ERROR-JAVAC [WireCodec]

  @WireCommand("a")
  @WireCodec(Fine.class) Currency a(
      @WireCodec(String.class) Currency none, // ERROR [WireCodec]
      @WireCodec(Fine.class) String other, // ERROR [WireCodec]
      @WireCodec(WithArgument.class) Currency argument, // ERROR [WireCodec]
      List<@WireCodec(Inner.class) Currency> inner, // ERROR [WireCodec]
      @WireCodec(Hidden.class) Currency hidden, // ERROR [WireRecordAccess]
      @WireCodec(Throwing.class) Currency throwing, // ERROR [WireCodec]
      @WireCodec(ThrowingGenerically.class) Currency generically, // ERROR [WireCodec]
      List<@WireCodec(ThrowingMore.class) Currency> more, // ERROR [WireCodec]
      @WireCodec(ThrowingUnchecked.class) Currency unchecked,
      @WireCodec(Fine.class) int number, // ERROR [WireCodec]
      Price price) { // ERROR-ECJ [WireCodec]
    return null;
  }
}
