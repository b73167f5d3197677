package dev.wirecommand.testing;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import java.util.ArrayList;
import java.util.List;

/** Commands with a memory, so that tests can tell one server from another. */
class Notes {
  private final List<String> notes = new ArrayList<>();

  @WireCommand(value = "add", permission = Permission.WRITE)
  void add(String note) {
    notes.add(note);
  }

  @WireCommand("list")
  List<String> list() {
    return List.copyOf(notes);
  }
}
