package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

interface Stock {
  @WireCommand("count")
  int count(@Arg("article") String number);
}
