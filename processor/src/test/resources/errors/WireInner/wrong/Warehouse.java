package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class Warehouse {
  class Shelves {
    @WireCommand("shelves")
    List<String> shelves() {
      return List.of("A1", "A2", "B1");
    }
  }
}
