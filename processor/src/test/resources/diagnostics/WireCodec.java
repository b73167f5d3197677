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

  record Price(@WireCodec(Base.class) Currency currency) {} // ERROR-JAVAC [WireCodec]

  @WireCommand("a")
  @WireCodec(Fine.class) Currency a(
      @WireCodec(String.class) Currency none, // ERROR [WireCodec]
      @WireCodec(Fine.class) String other, // ERROR [WireCodec]
      @WireCodec(WithArgument.class) Currency argument, // ERROR [WireCodec]
      List<@WireCodec(Inner.class) Currency> inner, // ERROR [WireCodec]
      @WireCodec(Hidden.class) Currency hidden, // ERROR [WireRecordAccess]
      Price price) { // ERROR-ECJ [WireCodec]
    return null;
  }
}
