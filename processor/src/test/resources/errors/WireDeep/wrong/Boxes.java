package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class Boxes {
  @WireCommand("count")
  int count(
      List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<List<
          List<String>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
          >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
          >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
          >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
          boxes) {
    return boxes.size();
  }
}
