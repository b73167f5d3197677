package dev.wirecommand.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks of code of a page in {@code docs}, in order. */
record CodePage(List<Block> blocks) {
  private static final String FENCE = "```";
  private static final String FILE = "// ";

  /**
   * A block of code.
   *
   * @param language what stands behind its fence
   * @param text the lines, each with its end
   */
  record Block(String language, String text) {}

  static CodePage read(String name) throws IOException {
    List<Block> blocks = new ArrayList<>();
    String language = null;
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(Path.of("..", "docs", name))) {
      if (!line.startsWith(FENCE)) {
        text.append(line).append('\n');
      } else if (language == null) {
        language = line.substring(FENCE.length());
        text.setLength(0);
      } else {
        blocks.add(new Block(language, text.toString()));
        language = null;
      }
    }
    return new CodePage(List.copyOf(blocks));
  }

  /** The only block in a language. */
  String only(String language) {
    List<Block> found = blocks.stream().filter(b -> b.language().equals(language)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " blocks of " + language);
    }
    return found.get(0).text();
  }

  /** The blocks of Java by the path in their first line. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Block block : blocks) {
      if (block.language().equals("java")) {
        int end = block.text().indexOf('\n');
        String path = block.text().substring(0, end);
        if (!path.startsWith(FILE) || !path.endsWith(".java")) {
          throw new AssertionError("a block of Java without its path: " + block.text());
        }
        sources.put(path.substring(FILE.length()), block.text().substring(end + 1));
      }
    }
    return sources;
  }
}
