package shop;

import dev.wirecommand.WireCommand;

interface Articles {
  @WireCommand("find article")
  String find(String number);
}
