package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class WireDefaultOptional {
  @WireCommand("a")
  void a(
      @Arg(defaultValue = "x") Optional<String> text, // ERROR [WireDefaultOptional]
      @Arg(defaultValue = "1") @Nullable Integer number) {} // ERROR [WireDefaultOptional]
}
