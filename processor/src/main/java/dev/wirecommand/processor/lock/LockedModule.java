package dev.wirecommand.processor.lock;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A section of the lock file, which contains the classes that an anchor (a class with
 * {@code @WireModule}) lists.
 *
 * @param name the anchor's canonical name
 * @param classes the canonical names of the classes
 */
record LockedModule(String name, SortedSet<String> classes) {
  /** The word that begins the section. */
  static final String KEYWORD = "module";

  /** Returns the lines of the section. */
  String text() {
    StringBuilder text = new StringBuilder(KEYWORD + " " + name + "\n");
    classes.forEach(listed -> text.append("  ").append(listed).append("\n"));
    return text.toString();
  }

  /**
   * Parses a section.
   *
   * @param lines its lines with content, beginning with its first line
   */
  static LockedModule parse(Iterable<LockLine> lines) throws LockSyntaxException {
    String name = "";
    SortedSet<String> classes = new TreeSet<>();
    for (LockLine line : lines) {
      LineParser parser = new LineParser(line, reference -> {});
      if (name.isEmpty()) {
        parser.expect(KEYWORD + " ", "before the name of the anchor");
        name = parser.javaName(true);
      } else if (line.indent() != 2) {
        throw line.error(
            "'" + line.text().strip() + "' is in the wrong place",
            "Below 'module', indent the name of each class by two spaces");
      } else {
        String listed = parser.javaName(true);
        if (!classes.add(listed)) {
          throw line.error("'" + listed + "' is already there", "Remove one of them");
        }
      }
      parser.end();
    }
    return new LockedModule(name, classes);
  }
}
