package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Search {
  @WireCommand(value = "search", deadlineMillis = -1)
  List<String> search(String words);
}
