package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Measures {
  @WireCommand("measures")
  List<Double> measures(String article);
}
