package diagnostics;

import dev.wirecommand.WireCommand;

class WireInner {
  class Bound { // ERROR [WireInner]
    @WireCommand("a")
    void a() {}

    class Twice { // ERROR [WireInner]
      @WireCommand("b")
      void b() {}
    }
  }

  interface Free {
    class Implicitly {
      @WireCommand("c")
      void c() {}
    }
  }

  WireInner_BoundDispatch dispatch;
}
