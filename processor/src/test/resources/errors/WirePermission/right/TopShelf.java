package shop;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;

class TopShelf implements Shelf {
  @Override
  @WireCommand(value = "wipe", permission = Permission.WRITE)
  public void wipe() {}
}
