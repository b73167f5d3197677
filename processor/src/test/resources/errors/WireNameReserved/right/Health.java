package shop;

import dev.wirecommand.WireCommand;

interface Health {
  @WireCommand("health")
  String health();
}
