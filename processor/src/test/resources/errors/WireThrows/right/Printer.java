package shop;

import dev.wirecommand.WireCommand;
import java.io.IOException;

interface Printer {
  @WireCommand("print")
  void print(String label) throws IOException;
}
