package shop;

import dev.wirecommand.WireCommand;
import stock.Stock;

class ShopStock extends Stock {
  @WireCommand("is-open")
  boolean isOpen() {
    return true;
  }
}
