package dev.wirecommand.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sources of classes with commands such as people write, always the same. */
final class CommandSources {
  private static final int CLASSES_OF_A_PACKAGE = 50;
  private static final int COMMANDS_OF_A_CLASS = 10;

  /**
   * A number without a factor in common with the number of commands, so that no class has a command
   * twice.
   */
  private static final int STRIDE = 3;

  private static final List<String> COMMANDS =
      List.of(
          """
          @WireCommand("lookup")
          byte[] lookup(String key) {
            return key.getBytes(UTF_8);
          }
          """,
          """
          @WireCommand("heads")
          public List<String> heads(@Arg(defaultValue = "false") boolean closed) {
            return List.of();
          }
          """,
          """
          @WireCommand("parent")
          Optional<String> parent(String node, @Arg(defaultValue = "1") int generation) {
            return Optional.of(node);
          }
          """,
          """
          @WireCommand("sizes")
          Map<String, Long> sizes(List<String> paths) {
            return Map.of();
          }
          """,
          """
          @WireCommand("entry")
          Entry entry(String path, Optional<Long> revision) {
            return new Entry(path, revision.orElse(0L), Optional.empty(), List.of());
          }
          """,
          """
          @WireCommand("list")
          List<Entry> list(
              String path,
              @Arg(defaultValue = "100") int limit,
              @Arg(value = "follow-links", defaultValue = "true") boolean followLinks) {
            return List.of();
          }
          """,
          """
          @WireCommand(value = "put", permission = Permission.WRITE)
          void put(Entry entry, byte[] content) throws IOException {}
          """,
          """
          @WireCommand("count")
          public long count(Map<String, String> filter) {
            return filter.size();
          }
          """,
          """
          @WireCommand("status")
          Status status(CommandContext context, Optional<Entry> since) {
            return new Status(true, 1, Map.of(), since);
          }
          """,
          """
          @WireCommand(value = "upload", permission = Permission.WRITE)
          void upload(String name, CommandData data) throws IOException {}
          """,
          """
          @WireCommand(value = "content", raw = true)
          byte[] content(String path, Optional<byte[]> node) {
            return node.orElse(new byte[0]);
          }
          """,
          """
          @WireCommand("exists")
          boolean exists(byte[] node) {
            return node.length > 0;
          }
          """,
          """
          @WireCommand("tree")
          Map<String, List<Entry>> tree(String root, @Arg("max-depth") Optional<Integer> maxDepth) {
            return Map.of();
          }
          """,
          """
          @WireCommand(value = "rename", permission = Permission.WRITE)
          int rename(String from, String to, @Arg(defaultValue = "false") boolean overwrite) {
            return 1;
          }
          """,
          """
          @WireCommand("last")
          Optional<Status> last() {
            return Optional.empty();
          }
          """,
          """
          @WireCommand("digest")
          ByteBuffer digest(ByteBuffer content, @Arg(defaultValue = "sha-256") String algorithm) {
            return content;
          }
          """,
          """
          @WireCommand("text")
          public String text(String path, @Arg(defaultValue = "utf-8") String encoding) {
            return path;
          }
          """,
          """
          @WireCommand("matrix")
          List<List<Integer>> matrix(int rows, int columns) {
            return List.of();
          }
          """,
          """
          @WireCommand("weights")
          Optional<Map<String, Integer>> weights(Optional<List<String>> names) {
            return Optional.empty();
          }
          """,
          """
          @WireCommand("newest")
          Entry newest(List<Entry> entries, @Arg(defaultValue = "0") long after) {
            return entries.get(0);
          }
          """);

  private static final String CLASS =
      """
      package %s;

      import static java.nio.charset.StandardCharsets.UTF_8;

      import dev.wirecommand.Arg;
      import dev.wirecommand.Permission;
      import dev.wirecommand.WireCommand;
      import dev.wirecommand.command.CommandContext;
      import dev.wirecommand.command.CommandData;
      import java.io.IOException;
      import java.nio.ByteBuffer;
      import java.util.List;
      import java.util.Map;
      import java.util.Optional;

      /** One of many. */
      public class %s {
        public record Entry(
            String path, long size, Optional<String> comment, List<byte[]> parents) {}

        public record Status(
            boolean clean, int changes, Map<String, Integer> byKind, Optional<Entry> newest) {}

      %s}
      """;

  private CommandSources() {}

  /**
   * Writes classes, each with two records and ten commands.
   *
   * @param directory where
   * @param classes how many
   * @return the sources
   */
  static List<Path> write(Path directory, int classes) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      String folder = "store" + i / CLASSES_OF_A_PACKAGE;
      String name = String.format(Locale.ROOT, "Store%03d", i);
      Path file = directory.resolve(folder).resolve(name + ".java");
      Files.createDirectories(directory.resolve(folder));
      sources.add(Files.writeString(file, CLASS.formatted(folder, name, commands(i)), UTF_8));
    }
    return sources;
  }

  private static String commands(int start) {
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < COMMANDS_OF_A_CLASS; i++) {
      commands.append(COMMANDS.get((start + i * STRIDE) % COMMANDS.size()).indent(2)).append('\n');
    }
    return commands.toString();
  }
}
