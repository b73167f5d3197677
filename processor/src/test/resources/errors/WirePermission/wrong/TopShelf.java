package shop;

import dev.wirecommand.WireCommand;

class TopShelf implements Shelf {
  @Override
  @WireCommand("wipe")
  public void wipe() {}
}
