package strict;

import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Deprecated types that generated code names through codecs, type arguments and other classes. */
class Removed {
  /** @deprecated in favour of nothing */
  @Deprecated(forRemoval = true)
  record Price(int cents) {}

  @SuppressWarnings("removal")
  static class PriceCodec implements ValueCodec<Price> {
    @Override
    public Price read(CborReader in) {
      return new Price(in.readInt());
    }

    @Override
    public void write(CborWriter out, Price value) {
      out.writeLong(value.cents());
    }
  }

  static class CurrencyCodec implements ValueCodec<Currency> {
    @Override
    public Currency read(CborReader in) {
      return Currency.getInstance(in.readText());
    }

    @Override
    public void write(CborWriter out, Currency value) {
      out.writeText(value.getCurrencyCode());
    }
  }

  /** @deprecated in favour of nothing */
  @Deprecated(forRemoval = true)
  static final class OldCodec extends CurrencyCodec {}

  static final class OldConstructor extends CurrencyCodec {
    /** @deprecated in favour of nothing */
    @Deprecated(forRemoval = true)
    OldConstructor() {}
  }

  @SuppressWarnings("removal")
  @WireCommand("price")
  @WireCodec(PriceCodec.class) Price price(@WireCodec(PriceCodec.class) Price price) {
    return price;
  }
}

/** With a deprecated class as a type argument alone. */
class RemovedArgument {
  @SuppressWarnings("removal")
  @WireCommand("prices")
  List<Optional<Removed.@WireCodec(Removed.PriceCodec.class) Price>> prices() {
    return List.of();
  }
}

class RemovedCodec {
  @SuppressWarnings("removal")
  @WireCommand("currency")
  int currency(@WireCodec(Removed.OldCodec.class) Currency currency) {
    return 1;
  }
}

class RemovedConstructor {
  @WireCommand("currency")
  int currency(@WireCodec(Removed.OldConstructor.class) Currency currency) {
    return 1;
  }
}

class RemovedField {
  @SuppressWarnings("removal")
  record Order(Removed.@WireCodec(Removed.PriceCodec.class) Price price) {}

  record Canonical(int a) {
    /** @deprecated in favour of nothing */
    @Deprecated(forRemoval = true)
    Canonical {}
  }

  @WireCommand("order")
  Order order() {
    throw new UnsupportedOperationException();
  }

  @WireCommand("canonical")
  Canonical canonical(Canonical canonical) {
    return canonical;
  }
}

/** @deprecated in favour of nothing */
@Deprecated(forRemoval = true)
class RemovedOuter {
  record Inner(int a) {}

  enum Level {
    LOW
  }

  static final class Bean {
    public int a;
  }

  static final class Commands {
    @WireCommand("inner")
    int inner() {
      return 1;
    }
  }
}

class RemovedOutside {
  @SuppressWarnings("removal")
  @WireCommand("inner")
  RemovedOuter.Inner inner() {
    return new RemovedOuter.Inner(1);
  }

  @SuppressWarnings("removal")
  @WireCommand("level")
  RemovedOuter.Level level() {
    return RemovedOuter.Level.LOW;
  }
}

class RemovedBean {
  @SuppressWarnings("removal")
  @WireCommand("bean")
  int bean(RemovedOuter.@WireJackson Bean bean) {
    return bean.a;
  }
}
