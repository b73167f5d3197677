package git;

import dev.wirecommand.Arg;
import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers from what it was asked, so that a test sees that every argument came through. */
public final class GitCommands {
  public record Person(String name, Optional<String> mail) {}

  public record Commit(byte[] node, Person author, long time, List<byte[]> parents, boolean merge) {}

  public record Page(List<Commit> commits, Optional<Integer> next, Map<String, Person> authors) {}

  @WireCommand("lookup")
  byte[] lookup(String key) {
    return ("<" + key + ">").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @WireCommand("heads")
  List<byte[]> heads() {
    return List.of(new byte[] {1, 2}, new byte[0]);
  }

  @WireCommand("log")
  Page log(
      CommandContext context,
      String revision,
      @Arg(defaultValue = "20") int limit,
      Optional<List<String>> paths,
      @Arg("follow-renames") boolean followRenames) {
    Person author = new Person(context.command(), paths.map(List::toString));
    Commit commit =
        new Commit(revision.getBytes(), author, limit, List.of(new byte[] {7}), followRenames);
    return new Page(List.of(commit), Optional.empty(), Map.of("bb", author, "a", author));
  }

  @WireCommand("count")
  long count(@Arg(defaultValue = "HEAD") String of, Optional<Long> since, int step) {
    return of.length() + since.orElse(1000L) + step;
  }

  @WireCommand("exists")
  boolean exists(byte[] node, @Arg(defaultValue = "true") boolean reachable) {
    return node.length > 0 && reachable;
  }

  @WireCommand("branch")
  Optional<String> branch(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  @WireCommand("known")
  Map<ByteBuffer, Boolean> known(List<byte[]> nodes) {
    Map<ByteBuffer, Boolean> known = new LinkedHashMap<>();
    for (byte[] node : nodes) {
      known.put(ByteBuffer.wrap(node), node.length > 1);
    }
    return known;
  }

  @WireCommand("matrix")
  List<Optional<Map<String, List<Integer>>>> matrix(List<Integer> row) {
    return List.of(Optional.of(Map.of("row", row)), Optional.empty());
  }

  @WireCommand(value = "cat", raw = true)
  byte[] cat(String path, @Arg(defaultValue = "9223372036854775807") long max) {
    return (path + max).getBytes();
  }

  @WireCommand(value = "push", permission = Permission.WRITE)
  int push(CommandData bundle, String branch) throws IOException {
    if (!bundle.isPresent()) {
      throw new IOException("no bundle for " + branch);
    }
    return bundle.toByteArray().length;
  }

  @WireCommand(value = "tag", permission = Permission.WRITE)
  void tag(Commit commit, Map<String, String> labels, List<Person> signers) {
    last = new ArrayList<>(List.of(commit.author(), labels, signers));
  }

  /** What {@link #tag} was last called with. */
  public List<Object> last = List.of();
}
