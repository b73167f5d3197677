package inherit;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.stream.Stream;

/** A pattern for stores of anything: nothing is generated for itself. */
abstract class Base<T> {
  /** With the parameter's name that ecj believes to see in class files, where there is no code. */
  @WireCommand("put")
  abstract int put(@Arg("thing") T arg0);

  @WireCommand("all")
  List<T> all() {
    return List.of();
  }

  @WireCommand("each")
  Stream<T> each(T first) {
    return Stream.of(first, first);
  }

  @WireCommand("size")
  int size() {
    return 1;
  }

  Comparable<String> name() {
    return "base";
  }
}
