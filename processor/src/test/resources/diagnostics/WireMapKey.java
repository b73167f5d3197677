package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Currency;
import java.util.List;
import java.util.Map;

class WireMapKey {
  @WireCommand("a")
  Map<Integer, String> a( // ERROR [WireMapKey]
      Map<byte[], String> bytes, // ERROR [WireMapKey]
      List<Map<Currency, Currency>> currencies) { // ERROR [WireMapKey] [WireType]
    return Map.of();
  }
}
