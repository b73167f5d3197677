package example;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.math.BigDecimal;

/** The codec for money, which is text such as {@code EUR 12.50}. */
final class MoneyCodec implements ValueCodec<Money> {
  @Override
  public Money read(CborReader in) {
    String[] parts = in.readText().split(" ", 2);
    return new Money(parts[0], new BigDecimal(parts[1]));
  }

  @Override
  public void write(CborWriter out, Money money) {
    out.writeText(money.getCurrency() + " " + money.getAmount());
  }
}
