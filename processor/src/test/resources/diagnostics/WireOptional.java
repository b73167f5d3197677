package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

class WireOptional {
  record Twice(Optional<Optional<String>> text) {} // ERROR-JAVAC [WireOptional]

  @WireCommand("a")
  Optional<Optional<Integer>> a( // ERROR [WireOptional]
      Optional<Optional<String>> text, // ERROR [WireOptional]
      Optional<List<Optional<String>>> fine,
      @Nullable OptionalInt nothing, // ERROR [WireOptional]
      Optional<@Nullable String> both, // ERROR [WireOptional]
      Twice twice) { // ERROR-ECJ [WireOptional]
    return Optional.empty();
  }
}
