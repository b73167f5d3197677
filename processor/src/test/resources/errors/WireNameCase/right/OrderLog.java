package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface OrderLog {
  @WireCommand("log")
  List<String> latest();

  @WireCommand("log-all")
  List<String> all();
}
