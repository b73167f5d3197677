package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Basket {
  @WireCommand("")
  List<String> articles();
}
