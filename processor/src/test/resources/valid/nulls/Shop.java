package nulls;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Null as an argument and as a result, and inside of them, in every type that may hold it. */
public interface Shop {
  /** The ways in which an item can be sent. */
  enum Speed {
    SLOW,
    FAST
  }

  /**
   * A thing to buy.
   *
   * @param name its name
   * @param note a remark, if there is one
   * @param price its price, if it has one
   * @param photo a photograph, if there is one
   * @param parts what it consists of, if anybody knows
   * @param size its size
   * @param sizes how many there are of each size
   */
  record Item(
      String name,
      @Nullable String note,
      @Nullable @WireCodec(CurrencyCodec.class) Currency price,
      byte @Nullable [] photo,
      @Nullable List<@Nullable Item> parts,
      OptionalInt size,
      Map<String, @Nullable Integer> sizes) {}

  /**
   * Several values at once.
   *
   * @param <T> the type of the values
   * @param items the values
   * @param next the values that follow, if there are any
   */
  record Page<T extends @Nullable Object>(List<T> items, @Nullable Page<T> next) {}

  /** A way to pay. */
  sealed interface Payment {}

  /**
   * Payment with money.
   *
   * @param amount how much; all of it if it is null
   */
  record Cash(@Nullable BigDecimal amount) implements Payment {}

  /**
   * Payment with a card.
   *
   * @param number the number of the card
   * @param holder whose card it is, if that is known
   */
  record Card(String number, Optional<String> holder) implements Payment {}

  /** Currencies by their codes. */
  final class CurrencyCodec implements ValueCodec<Currency> {
    /** Creates a codec. */
    public CurrencyCodec() {}

    @Override
    public Currency read(CborReader in) {
      return Currency.getInstance(in.readText());
    }

    @Override
    public void write(CborWriter out, Currency value) {
      out.writeText(value.getCurrencyCode());
    }
  }

  /**
   * Finds an item.
   *
   * @param name its name
   * @param speed how fast it has to come, if that matters
   * @return the item; null if there is none
   */
  @WireCommand("find")
  @Nullable Item find(String name, @Nullable Speed speed);

  @WireCommand("rename")
  @Nullable String rename(@Nullable String from, @Nullable Integer count, byte @Nullable [] bytes);

  @WireCommand("later")
  CompletionStage<@Nullable String> later(@Nullable String key);

  @WireCommand("future")
  CompletableFuture<@Nullable Item> future(@Nullable Item item);

  @WireCommand("nothing")
  CompletionStage<@Nullable Void> nothing(@Arg(defaultValue = "SLOW") Speed speed);

  @WireCommand("touch")
  CompletableFuture<@Nullable Void> touch(@Nullable Item item);

  @WireCommand("ignored")
  void ignored(@Arg(defaultValue = "a") String text, @Arg(defaultValue = "1") Long number);

  @WireCommand("counts")
  Map<String, @Nullable Integer> counts(Map<Speed, @Nullable List<@Nullable String>> names);

  @WireCommand("sets")
  Set<@Nullable Speed> sets(Set<@Nullable Item> items, @Nullable Set<String> texts);

  @WireCommand("arrays")
  @Nullable String[] arrays(@Nullable Long @Nullable [] numbers, int[] more);

  @WireCommand("page")
  Page<@Nullable String> page(Page<@Nullable Item> page, @Nullable Page<String> other);

  @WireCommand("pay")
  @Nullable Payment pay(Payment payment, List<@Nullable Payment> others, @Nullable Cash rest);

  @WireCommand("currency")
  @Nullable @WireCodec(CurrencyCodec.class) Currency currency(
      @Nullable @WireCodec(CurrencyCodec.class) Currency currency,
      List<@Nullable @WireCodec(CurrencyCodec.class) Currency> others);

  @WireCommand("many")
  Stream<Item> many(@Nullable String... names);

  @WireCommand("iterate")
  Iterator<List<@Nullable Integer>> iterate(Optional<List<@Nullable String>> names);

  @WireCommand("publish")
  Flow.Publisher<Map<String, @Nullable Item>> publish(CommandData data);

  @WireCommand("read")
  InputStream read(InputStream data, @Nullable String name);
}
