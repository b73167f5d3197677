package dev.wirecommand.testing.wire;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands of each kind: one that does not block, one that does, and one that takes data. */
class Shelf {
  private final List<String> titles = new ArrayList<>(List.of("Dune"));

  @WireCommand(value = "count", nonBlocking = true)
  int count() {
    return titles.size();
  }

  @WireCommand("title")
  String title(int place) {
    return titles.get(place);
  }

  @WireCommand(value = "add", permission = Permission.WRITE)
  int add(InputStream title) throws IOException {
    titles.add(new String(title.readAllBytes(), StandardCharsets.UTF_8));
    return titles.size();
  }
}
