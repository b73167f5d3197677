package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Orders {
  @WireCommand("orders")
  List<String> orders(String customer);
}
