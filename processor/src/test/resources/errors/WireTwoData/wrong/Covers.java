package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;

interface Covers {
  @WireCommand("cover")
  void cover(CommandData picture, CommandData thumbnail);
}
