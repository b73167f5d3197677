package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Basket {
  @WireCommand("articles")
  List<String> articles();
}
