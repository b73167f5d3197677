package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;

class WireTypeParam {
  @WireCommand("a")
  <T, U> List<T> a(U value) { // ERROR [WireTypeParam]
    return List.of();
  }
}
