package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;

interface Pictures {
  @WireCommand(value = "upload", nonBlocking = true)
  int upload(String article, CommandData picture);
}
