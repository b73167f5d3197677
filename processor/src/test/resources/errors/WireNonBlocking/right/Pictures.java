package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;

interface Pictures {
  @WireCommand("upload")
  int upload(String article, CommandData picture);
}
