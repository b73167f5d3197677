package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class Sheet {
  @WireCommand("fill")
  void fill(List<Double> cells) {}
}
