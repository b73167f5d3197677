package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;

class WireWildcard {
  @WireCommand("a")
  List<?> a( // ERROR [WireWildcard]
      List<? extends String> texts, // ERROR [WireWildcard]
      Map<? super String, ?> map) { // ERROR [WireWildcard] [WireWildcard]
    return texts;
  }
}
