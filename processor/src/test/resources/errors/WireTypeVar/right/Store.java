package shop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class Store<T> {
  private final Map<String, T> values = new HashMap<>();

  Optional<T> get(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
