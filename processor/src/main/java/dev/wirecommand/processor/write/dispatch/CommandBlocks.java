package dev.wirecommand.processor.write.dispatch;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import java.util.ArrayList;
import java.util.List;

/** Divides commands into blocks, which become nested classes if there are several blocks. */
final class CommandBlocks {
  private static final int MOST_COMMANDS = 256;

  /** The maximum bytecode size, in bytes, of the static initializer for one block of commands. */
  private static final int MOST_INITIALISER = 6_000;

  private static final int BYTES_PER_COMMAND = 20;
  private static final int BYTES_PER_ARGUMENT = 8;
  private static final int BYTES_PER_DEFAULT = 13;

  private CommandBlocks() {}

  /**
   * Divides the commands, in their order, into blocks of the same size; the last may be smaller.
   */
  static List<List<Command>> of(List<Command> commands) {
    int size = MOST_COMMANDS;
    List<List<Command>> blocks = divide(commands, size);
    while (size > 1 && blocks.stream().anyMatch(block -> initialiser(block) > MOST_INITIALISER)) {
      size /= 2;
      blocks = divide(commands, size);
    }
    return blocks;
  }

  private static List<List<Command>> divide(List<Command> commands, int size) {
    List<List<Command>> blocks = new ArrayList<>();
    for (int from = 0; from < commands.size(); from += size) {
      blocks.add(commands.subList(from, Math.min(from + size, commands.size())));
    }
    return blocks;
  }

  private static int initialiser(List<Command> block) {
    int bytes = BYTES_PER_COMMAND * block.size();
    for (Command command : block) {
      for (Argument argument : command.arguments()) {
        bytes += BYTES_PER_ARGUMENT;
        bytes += CommandCode.hasMadeDefault(argument) ? BYTES_PER_DEFAULT : 0;
      }
    }
    return bytes;
  }
}
