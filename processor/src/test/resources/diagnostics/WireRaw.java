package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@SuppressWarnings("rawtypes")
class WireRaw {
  record Box<T>(T value) {}

  @WireCommand("a")
  List a(Map map, List<Optional> nested, Box box) { // ERROR [WireRaw] [WireRaw] [WireRaw] [WireRaw]
    return List.of();
  }
}
