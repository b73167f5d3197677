package names;

import dev.wirecommand.WireCommand;

/** Breaks its word. */
class Nulls {
  @WireCommand("a")
  String a() {
    return null;
  }
}
