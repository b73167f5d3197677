package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class WireMapKey {
  @WireCommand("a")
  Map<Boolean, String> a( // ERROR [WireMapKey]
      Map<byte[], String> bytes, // ERROR [WireMapKey]
      Map<@Nullable String, String> nulls, // ERROR [WireMapKey]
      Map<Double, String> floats, // ERROR [WireMapKey]
      List<Map<Currency, Currency>> currencies) { // ERROR [WireMapKey] [WireType]
    return Map.of();
  }
}
