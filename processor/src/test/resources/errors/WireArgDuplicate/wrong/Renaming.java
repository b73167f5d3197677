package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

interface Renaming {
  @WireCommand("rename")
  void rename(@Arg("name") String oldName, String name);
}
