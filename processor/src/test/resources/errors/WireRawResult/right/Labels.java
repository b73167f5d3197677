package shop;

import dev.wirecommand.WireCommand;

interface Labels {
  @WireCommand(value = "label", raw = true)
  byte[] label(String article);
}
