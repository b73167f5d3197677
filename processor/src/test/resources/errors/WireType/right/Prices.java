package shop;

import dev.wirecommand.WireCommand;

interface Prices {
  record Price(long cents, String currency) {}

  @WireCommand("price")
  Price price(String article);
}
