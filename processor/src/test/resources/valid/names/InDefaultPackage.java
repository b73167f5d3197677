import dev.wirecommand.WireCommand;
import java.util.List;

class InDefaultPackage {
  record Entry(String name) {}

  @WireCommand("entries")
  List<Entry> entries(List<String> names) {
    return names.stream().map(Entry::new).toList();
  }
}
