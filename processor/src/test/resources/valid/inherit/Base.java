package inherit;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;

/** A pattern for stores of anything: nothing is generated for itself. */
abstract class Base<T> {
  @WireCommand("put")
  abstract int put(@Arg("thing") T value);

  @WireCommand("all")
  List<T> all() {
    return List.of();
  }

  @WireCommand("size")
  int size() {
    return 1;
  }

  Comparable<String> name() {
    return "base";
  }
}
