package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

class WireType {
  record Price(
      long amount,
      Currency currency, // ERROR-JAVAC [WireType]
      Optional<List<Locale[]>> marks) {} // ERROR-JAVAC [WireType]

  record Line(Price price, Map<String, Price> prices) {}

  record Box<T>(T value) {}

  @WireCommand("a")
  void a(
      Locale letter, // ERROR [WireType]
      Currency currency, // ERROR [WireType]
      List<Optional<Currency>> many, // ERROR [WireType]
      CompletionStage<String> future, // ERROR [WireType]
      Set<Currency> set) {} // ERROR [WireType]

  @WireCommand("b")
  Map<String, List<Currency>> b() { // ERROR [WireType]
    return Map.of();
  }

  @WireCommand("c")
  List<Line> c( // ERROR-ECJ [WireType] [WireType]
      Line line, // ERROR-ECJ [WireType] [WireType]
      Optional<Price> price) { // ERROR-ECJ [WireType] [WireType]
    return List.of();
  }

  @WireCommand("d")
  void d(List<Box<Currency>> boxes) {} // ERROR [WireType]

  enum Never {}

  @WireCommand("f")
  void f(Never never) {} // ERROR [WireType]

  @WireCommand("e")
  Box<Box<Void>> e() { // ERROR [WireType]
    return new Box<>(new Box<>(null));
  }

  static void uses(WireTypeClient client) {
    client.a(null, null, List.of(), null, Set.of());
    client.d(List.of());
  }
}

class AlsoReachesPrice {
  @WireCommand("a")
  void a(WireType.Price price) {} // ERROR-ECJ [WireType] [WireType]
}
