package diagnostics;

import dev.wirecommand.WireCommand;
import java.io.IOException;

class WireThrows {
  @SuppressWarnings("serial")
  static class Odd extends Throwable {}

  @WireCommand("a")
  void a() throws Throwable {} // ERROR [WireThrows]

  @WireCommand("b")
  void b() throws Odd, IOException {} // ERROR [WireThrows]

  @WireCommand("c")
  void c() throws Exception, Error {}
}
