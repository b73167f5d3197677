package shop;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;

interface Shelf {
  @WireCommand(value = "wipe", permission = Permission.WRITE)
  void wipe();
}
