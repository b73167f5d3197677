package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

interface Renaming {
  @WireCommand("rename")
  void rename(@Arg("old-name") String oldName, String name);
}
