package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;

class WireUnlisted {
  abstract static class Store<T> {
    @WireCommand("put")
    void put(T thing) {}
  }

  interface Source<T> {
    @WireCommand("take")
    T take();
  }

  static class Names extends Store<String> {} // WARNING [WireUnlisted]

  static class Both extends Store<String> implements Source<Integer> { // WARNING [WireUnlisted]
    @Override
    public Integer take() {
      return 1;
    }
  }

  static class Listed extends Store<Long> {}

  static class BelowListed extends Listed {}

  static class Own extends Store<Integer> {
    @WireCommand("own")
    void own() {}
  }

  static class BelowOwn extends Own {
    @Override
    void put(Integer thing) {}
  }

  abstract static class Middle extends Store<String> {}

  static class BelowMiddle extends Middle {} // WARNING [WireUnlisted]

  interface Plain {
    @WireCommand("plain")
    void plain();
  }

  static class Implementation implements Plain {
    @Override
    public void plain() {}
  }

  @WireModule(Listed.class)
  interface Anchor {}

  static Object uses(Listed listed, WireUnlisted_ListedClient client) {
    client.put(1L);
    return WireUnlisted_AnchorModule.dispatches(listed);
  }
}
