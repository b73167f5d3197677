package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Search {
  @WireCommand(value = "search", deadlineMillis = 2_000)
  List<String> search(String words);
}
