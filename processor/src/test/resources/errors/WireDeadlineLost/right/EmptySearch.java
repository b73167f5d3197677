package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

class EmptySearch implements Search {
  @Override
  @WireCommand(value = "search", nonBlocking = true, deadlineMillis = 2_000)
  public List<String> search(String words) {
    return List.of();
  }
}
