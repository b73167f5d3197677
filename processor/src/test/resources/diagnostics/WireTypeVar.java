package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;

class WireTypeVar<K, V> { // ERROR [WireTypeVar]
  @WireCommand("plain")
  void plain() {}

  @WireCommand("a")
  List<V> a(K value) {
    return List.of();
  }

  static class Store<User> { // ERROR [WireTypeVar]
    @WireCommand("a")
    void a(User user) {}
  }
}
