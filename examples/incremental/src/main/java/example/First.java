package example;

import dev.wirecommand.WireCommand;

/** The class that changes between two builds. */
class First {
  @WireCommand("first")
  int number() {
    return 1;
  }
}
