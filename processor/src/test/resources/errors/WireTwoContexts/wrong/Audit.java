package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;

interface Audit {
  @WireCommand("audit")
  void audit(CommandContext context, String entry, CommandContext again);
}
