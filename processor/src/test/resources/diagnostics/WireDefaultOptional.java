package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.Optional;

class WireDefaultOptional {
  @WireCommand("a")
  void a(@Arg(defaultValue = "x") Optional<String> text) {} // ERROR [WireDefaultOptional]
}
