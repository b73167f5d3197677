package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.text.EscapedText;
import java.util.List;
import java.util.stream.Collectors;

/** What a peer is told that calls a command which is not there. */
final class UnknownCommandMessage {
  /** More names than this would hide the fact rather than show the fix. */
  private static final int LISTED = 20;

  private UnknownCommandMessage() {}

  static String message(ByteSlice name, CommandTable table) {
    String fact =
        "unknown command '" + EscapedText.ofUtf8(name.array(), name.offset(), name.length()) + "'";
    List<CommandDescriptor> commands = table.commands();
    if (commands.isEmpty() || commands.size() > LISTED) {
      return fact;
    }
    return fact
        + "; there are "
        + commands.stream().map(CommandDescriptor::name).collect(Collectors.joining(", "));
  }
}
