package example;

import dev.wirecommand.WireCodec;
import java.math.BigDecimal;
import lombok.Value;

/** A class that Lombok completes, with a codec. */
@Value
@WireCodec(value = MoneyCodec.class, cddl = "tstr")
class Money {
  String currency;
  BigDecimal amount;
}
