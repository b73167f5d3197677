package shop;

import dev.wirecommand.WireCommand;
import java.util.Currency;

interface Prices {
  record Price(long cents, Currency currency) {}

  @WireCommand("price")
  Price price(String article);
}
