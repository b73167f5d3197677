package shop;

import dev.wirecommand.WireCommand;

interface Printer {
  @WireCommand("print")
  void print(String label) throws Throwable;
}
