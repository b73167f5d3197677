package example;

import dev.wirecommand.WireCommand;

/** A class that stays as it is. */
class Other {
  @WireCommand("other")
  void other() {}
}
