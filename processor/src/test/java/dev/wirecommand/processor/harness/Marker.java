package dev.wirecommand.processor.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment in a source that lists the problem of its line, such as {@code // ERROR [WireType]}. A
 * problem that only one compiler reports has its name, as in {@code ERROR-ECJ}.
 */
public record Marker(long line, String severity, String id) {
  private static final Pattern FORM =
      Pattern.compile("(ERROR|WARNING)(?:-(\\w+))?((?: \\[\\w+])+)");

  /** The marker of an error that javac itself reports, and ecj in other words. */
  private static final String OWN = "[javac]";

  /** Returns the markers for a compiler, one for each expected message. */
  public static List<Marker> in(Path source, Compiler compiler) {
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

  /** Returns the marker for a message. */
  public static Marker of(Compilation.Message message) {
    String severity = message.isError() ? "ERROR" : "WARNING";
    return new Marker(message.line(), severity, message.id().orElse(OWN));
  }

  /** Whether the compiler itself reports the problem. */
  public boolean isOwn() {
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
