package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Events {
  sealed interface Event {}

  record Opened(String by) implements Event {}

  record Sold(String article, int pieces) implements Event {}

  @WireCommand("events")
  List<Event> events();
}
