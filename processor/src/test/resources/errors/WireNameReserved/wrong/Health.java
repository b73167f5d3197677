package shop;

import dev.wirecommand.WireCommand;

interface Health {
  @WireCommand("wirecommand.health")
  String health();
}
