package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class EmptySearch implements Search {
  @Override
  @WireCommand(value = "search", nonBlocking = true)
  public List<String> search(String words) {
    return List.of();
  }
}
