package sets;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets of values that Java compares by identity, at any depth, and of others. */
class Sets {
  record Blob(String name, byte[] bytes) {}

  record Tree(Optional<Tree> left, List<Tree> children, int[] numbers) {}

  record Plain(String name, List<Integer> numbers) {}

  sealed interface Part {}

  record Text(String text) implements Part {}

  record Bytes(byte[] bytes) implements Part {}

  @WireCommand("bytes")
  Set<byte[]> bytes(Set<byte[]> set) {
    return set;
  }

  @WireCommand("arrays")
  int arrays(Set<double[]> set) {
    return set.size();
  }

  @WireCommand("lists")
  int lists(Set<List<byte[]>> set) {
    return set.size();
  }

  @WireCommand("optionals")
  int optionals(Set<Optional<byte[]>> set) {
    return set.size();
  }

  @WireCommand("nullables")
  int nullables(Set<byte @Nullable []> set) {
    return set.size();
  }

  @WireCommand("maps")
  int maps(Set<Map<String, byte[]>> set) {
    return set.size();
  }

  @WireCommand("records")
  int records(Set<Blob> set) {
    return set.size();
  }

  @WireCommand("trees")
  int trees(Set<Tree> set) {
    return set.size();
  }

  @WireCommand("parts")
  int parts(Set<Part> set) {
    return set.size();
  }

  @WireCommand("nested")
  int nested(Set<Set<byte[]>> set) {
    return set.size();
  }

  @WireCommand("plain")
  int plain(Set<Plain> set) {
    return set.size();
  }
}
