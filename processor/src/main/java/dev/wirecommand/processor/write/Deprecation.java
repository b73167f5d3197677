package dev.wirecommand.processor.write;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape;

/** Whether naming what a class declares makes the compiler warn. */
final class Deprecation {
  private Deprecation() {}

  static boolean in(CommandClass commands) {
    return commands.owner().deprecated()
        || commands.commands().stream().anyMatch(Command::deprecated)
        || commands.records().values().stream().anyMatch(RecordShape::deprecated);
  }
}
