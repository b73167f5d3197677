package shop;

import dev.wirecommand.WireCommand;
import java.time.Instant;
import java.util.List;

interface Orders {
  @WireCommand("orders")
  List<String> ofCustomer(String customer);

  @WireCommand("orders")
  List<String> ofDay(Instant day);
}
