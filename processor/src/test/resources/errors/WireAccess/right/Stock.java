package shop;

import dev.wirecommand.WireCommand;
import java.util.HashMap;
import java.util.Map;

class Stock {
  private final Map<String, Integer> pieces = new HashMap<>();

  @WireCommand("count")
  int count(String article) {
    return pieces.getOrDefault(article, 0);
  }
}
