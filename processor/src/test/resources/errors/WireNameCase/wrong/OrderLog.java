package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface OrderLog {
  @WireCommand("log")
  List<String> latest();

  @WireCommand("Log")
  List<String> all();
}
