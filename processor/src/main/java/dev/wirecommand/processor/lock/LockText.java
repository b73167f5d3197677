package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of the lock file, split into a head, sections and a tail. An unchanged section keeps its
 * text byte for byte.
 */
final class LockText {
  /** The comment at the beginning of a new file. */
  static final String HEAD =
      """
      # What peers rely on: the wire signature of each command. Commit this file.
      #
      # The compiler compares the commands with it, and a change that would break a peer is an error.
      # A compatible change is taken over by compiling with -Awirecommand.lock.update=true.
      # To break peers on purpose, delete the lines of the command here, and then do the same.
      """;

  /**
   * A section.
   *
   * @param lead the blank lines and comments above it
   * @param body its lines
   * @param signatures the class; empty if the section is that of an anchor
   * @param module the anchor; empty if the section is that of a class
   */
  private record Section(
      String lead, String body, Optional<LockedClass> signatures, Optional<LockedModule> module) {
    static Section of(String lead, String body, LockedClass signatures) {
      return new Section(lead, body, Optional.of(signatures), Optional.empty());
    }

    static Section of(String lead, String body, LockedModule module) {
      return new Section(lead, body, Optional.empty(), Optional.of(module));
    }

    /** Returns the section's key: all classes sort before all anchors. */
    String key() {
      return signatures
          .map(of -> key(of.name()))
          .orElseGet(() -> moduleKey(module.orElseThrow().name()));
    }

    static String key(String name) {
      return "class " + name;
    }

    static String moduleKey(String name) {
      return LockedModule.KEYWORD + " " + name;
    }
  }

  private final String head;
  private final SortedMap<String, Section> sections = new TreeMap<>();
  private final String tail;
  private final String lineEnd;

  private LockText(String head, List<Section> sections, String tail, String lineEnd) {
    this.head = head;
    this.tail = tail;
    this.lineEnd = lineEnd;
    sections.forEach(section -> this.sections.put(section.key(), section));
  }

  /** Returns the text of a new lock file, which has no sections yet. */
  static LockText empty() {
    return new LockText(HEAD, List.of(), "", "\n");
  }

  /** Returns the section of the class with the given name. */
  Optional<LockedClass> section(String name) {
    return Optional.ofNullable(sections.get(Section.key(name))).flatMap(Section::signatures);
  }

  /** Returns the section of the anchor with the given name. */
  Optional<LockedModule> module(String name) {
    return Optional.ofNullable(sections.get(Section.moduleKey(name))).flatMap(Section::module);
  }

  /** Returns the classes that have a section, by name. */
  List<LockedClass> classes() {
    return sections.values().stream().flatMap(section -> section.signatures().stream()).toList();
  }

  /** Adds the section of a class, or updates the existing one if the signatures have changed. */
  void put(LockedClass signatures) {
    Section old = sections.get(Section.key(signatures.name()));
    if (old == null || !old.signatures().equals(Optional.of(signatures))) {
      add(Section.of(lead(old), withLineEnds(LockPrinter.print(signatures)), signatures));
    }
  }

  /** Adds the section of an anchor, or updates the existing one if the list has changed. */
  void put(LockedModule module) {
    Section old = sections.get(Section.moduleKey(module.name()));
    if (old == null || !old.module().equals(Optional.of(module))) {
      add(Section.of(lead(old), withLineEnds(module.text()), module));
    }
  }

  private void add(Section section) {
    sections.put(section.key(), section);
  }

  private String lead(@Nullable Section old) {
    return old == null ? lineEnd : old.lead();
  }

  private String withLineEnds(String text) {
    return text.replace("\n", lineEnd);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(head);
    for (Section section : sections.values()) {
      if (text.length() > 0 && !endsLine(text.charAt(text.length() - 1))) {
        text.append(lineEnd);
      }
      text.append(section.lead()).append(section.body());
    }
    return text.append(tail).toString();
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  /** Parses the text of a lock file. */
  static LockText parse(String text) throws LockSyntaxException {
    return new Splitter(text).parse();
  }

  /** Splits the text of a lock file into sections. */
  private static final class Splitter {
    private final String text;
    private final List<LockLine> lines = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    Splitter(String text) {
      this.text = text;
      int start = 0;
      while (start < text.length()) {
        int end = start;
        while (end < text.length() && !endsLine(text.charAt(end))) {
          end++;
        }
        starts.add(start);
        lines.add(new LockLine(lines.size() + 1, text.substring(start, end)));
        start = end + (text.startsWith("\r\n", end) ? 2 : 1);
      }
      starts.add(text.length());
    }

    LockText parse() throws LockSyntaxException {
      int line = 0;
      while (line < lines.size() && lines.get(line).isComment()) {
        line++;
      }
      String head = slice(0, line);
      int lead = line;
      while (line < lines.size()) {
        if (!lines.get(line).hasContent()) {
          line++;
          continue;
        }
        int end = endOfSection(line);
        add(lead, line, end);
        line = end;
        lead = end;
      }
      String lineEnd =
          text.contains("\r\n")
              ? "\r\n"
              : text.contains("\r") && !text.contains("\n") ? "\r" : "\n";
      return new LockText(
          lines.isEmpty() ? HEAD : head, sections, slice(lead, lines.size()), lineEnd);
    }

    /**
     * Returns the index of the first line after a section. Blank lines and comments after the last
     * line with content do not belong to the section.
     */
    private int endOfSection(int first) throws LockSyntaxException {
      checkConflict(lines.get(first));
      if (!lines.get(first).text().startsWith("class ") && !isModule(lines.get(first))) {
        throw lines
            .get(first)
            .error(
                "'" + lines.get(first).text() + "' does not begin a section",
                "Begin it with 'class ' or 'module ' and the name of the class");
      }
      int end = first + 1;
      for (int line = end; line < lines.size(); line++) {
        LockLine next = lines.get(line);
        if (next.hasContent()) {
          checkConflict(next);
          if (next.indent() == 0) {
            return end;
          }
          end = line + 1;
        }
      }
      return end;
    }

    private static void checkConflict(LockLine line) throws LockSyntaxException {
      if (line.text().matches("(<{7}|={7}|>{7}|\\|{7}).*")) {
        throw line.error("a conflict of a merge was left here", "Resolve it");
      }
    }

    private static boolean isModule(LockLine line) {
      return line.text().startsWith(LockedModule.KEYWORD + " ");
    }

    private void add(int lead, int first, int end) throws LockSyntaxException {
      List<LockLine> content =
          lines.subList(first, end).stream().filter(LockLine::hasContent).toList();
      Section section =
          isModule(lines.get(first))
              ? Section.of(slice(lead, first), slice(first, end), LockedModule.parse(content))
              : Section.of(slice(lead, first), slice(first, end), SectionParser.parse(content));
      if (sections.stream().anyMatch(other -> other.key().equals(section.key()))) {
        throw lines
            .get(first)
            .error("the " + section.key() + " has a section already", "Remove one of them");
      }
      sections.add(section);
    }

    private String slice(int first, int end) {
      return text.substring(starts.get(first), starts.get(end));
    }
  }
}
