package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Archive {
  @WireCommand("find")
  List<String> find(String query);
}
