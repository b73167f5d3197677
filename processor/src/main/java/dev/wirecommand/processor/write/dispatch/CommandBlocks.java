package dev.wirecommand.processor.write.dispatch;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import java.util.ArrayList;
import java.util.List;

/** Divides commands into blocks, each with a nested class of its own. */
final class CommandBlocks {
  private static final int MOST_COMMANDS = 256;

  /** The largest static initializer that a block should have, in bytes of bytecode. */
  private static final int MOST_INITIALISER = 6_000;

  private static final int BYTES_PER_COMMAND = 20;
  private static final int BYTES_PER_ARGUMENT = 8;
  private static final int BYTES_PER_DEFAULT = 13;

  private CommandBlocks() {}

  /** Returns the blocks in order; all but the last have the same size. */
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
