package shop;

import dev.wirecommand.WireCommand;

interface Labels {
  @WireCommand(value = "label", raw = true)
  String label(String article);
}
