package git;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Optional;

/** An interface: its client is one of its implementations. */
public interface RefStore {
  record Ref(String name, byte[] node) {}

  /** A nested type that hides an imported one in whatever implements the interface. */
  interface Objects {}

  @WireCommand("refs")
  List<Ref> refs(Optional<String> prefix);

  @WireCommand(value = "delete", permission = Permission.WRITE)
  boolean delete(String name);

  @WireCommand(value = "blob", raw = true)
  default byte[] blob(byte... node) {
    return node;
  }

  @Override
  boolean equals(Object other);
}
