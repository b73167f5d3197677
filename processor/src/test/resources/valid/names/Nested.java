package names;

import dev.wirecommand.WireCommand;

/** Nested and doubly nested classes, two of one simple name. */
final class Nested {
  static class Commands {
    @WireCommand("one")
    int one() {
      return 1;
    }
  }

  static class Inner {
    static class Commands {
      @WireCommand("two")
      int two() {
        return 2;
      }
    }
  }

  private Nested() {}
}

/** A second class of the file, whose name is that of a nested one joined. */
final class Nested_Commands {
  @WireCommand("three")
  int three() {
    return 3;
  }
}
