package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Archive {
  @WireCommand("find")
  <T> List<T> find(String query);
}
