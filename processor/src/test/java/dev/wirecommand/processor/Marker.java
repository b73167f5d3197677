package dev.wirecommand.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment in a source that says which problem is told of its line, such as {@code // ERROR
 * [WireType]}. What one compiler alone tells there has its name, as in {@code ERROR-ECJ}.
 */
record Marker(long line, String severity, String id) {
  private static final Pattern FORM =
      Pattern.compile("(ERROR|WARNING)(?:-(\\w+))?((?: \\[\\w+])+)");

  /** Stands for what javac itself tells, and ecj in words of its own. */
  private static final String OWN = "[javac]";

  /** What is told by a compiler: one marker for each time. */
  static List<Marker> in(Path source, Compiler compiler) {
    List<Marker> markers = new ArrayList<>();
    List<String> lines = linesOf(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = FORM.matcher(lines.get(i));
      while (comment.find()) {
        String only = comment.group(2);
        if (only == null || Compiler.valueOf(only) == compiler) {
          for (String id : comment.group(3).strip().split(" ")) {
            markers.add(new Marker(i + 1, comment.group(1), id));
          }
        }
      }
    }
    return markers;
  }

  /** The marker that a message deserves. */
  static Marker of(Compilation.Message message) {
    String severity = message.isError() ? "ERROR" : "WARNING";
    return new Marker(message.line(), severity, message.id().orElse(OWN));
  }

  /** Whether the compiler itself tells it. */
  boolean isOwn() {
    return id.equals(OWN);
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
