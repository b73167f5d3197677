package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;

@WireModule(Shop.Stock.class)
interface Shop {
  interface Stock {
    @WireCommand("count")
    int count(String article);
  }
}
