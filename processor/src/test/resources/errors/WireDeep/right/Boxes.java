package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class Boxes {
  record Box(List<Box> boxes, String label) {}

  @WireCommand("count")
  int count(List<Box> boxes) {
    return boxes.size();
  }
}
