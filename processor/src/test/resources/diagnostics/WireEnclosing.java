package diagnostics;

import dev.wirecommand.WireCommand;

class WireEnclosing {
  private static class Hidden { // ERROR [WireEnclosing]
    static class Inside {
      @WireCommand("a")
      void a() {}
    }

    static class AlsoInside {
      @WireCommand("a")
      void a() {}
    }

    @WireCommand("b")
    void b() {}
  }

  private record Pair(int first, int second) { // ERROR-JAVAC [WireEnclosing]
    @WireCommand("c")
    int c() { // ERROR-ECJ [WireEnclosing]
      return first + second;
    }
  }

  WireEnclosing_HiddenDispatch dispatch = new WireEnclosing_HiddenDispatch(new Hidden());
  WireEnclosing_Hidden_InsideClient client;
  WireEnclosing_PairClient pair;
}
