package shop;

import dev.wirecommand.WireCommand;

interface Stock {
  @WireCommand("count")
  int count(String article);
}
