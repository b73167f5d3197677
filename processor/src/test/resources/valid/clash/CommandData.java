package clash;

import dev.wirecommand.WireCommand;

/** Commands in a class that has the name of one of the runtime's. */
public class CommandData {
  @WireCommand("size")
  int size(dev.wirecommand.command.CommandData data, CborWriter writer) {
    return data.toByteArray().length + writer.size();
  }
}

record CborWriter(int size) {}
