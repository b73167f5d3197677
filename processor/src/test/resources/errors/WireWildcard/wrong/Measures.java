package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Measures {
  @WireCommand("measures")
  List<? extends Number> measures(String article);
}
