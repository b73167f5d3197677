package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  private record Section(String lead, String body, LockedClass signatures) {}

  private final String head;
  private final SortedMap<String, Section> sections = new TreeMap<>();
  private final String tail;
  private final String lineEnd;

  private LockText(String head, List<Section> sections, String tail, String lineEnd) {
    this.head = head;
    this.tail = tail;
    this.lineEnd = lineEnd;
    sections.forEach(section -> this.sections.put(section.signatures().name(), section));
  }

  /** Returns the text of a new lock file, which has no sections yet. */
  static LockText empty() {
    return new LockText(HEAD, List.of(), "", "\n");
  }

  /** Returns the section of the class with the given name. */
  Optional<LockedClass> section(String name) {
    return Optional.ofNullable(sections.get(name)).map(Section::signatures);
  }

  /** Returns the names of the classes that have a section. */
  List<String> names() {
    return List.copyOf(sections.keySet());
  }

  /** Adds the section of a class, or updates the existing one if the signatures have changed. */
  void put(LockedClass signatures) {
    Section old = sections.get(signatures.name());
    if (old == null || !old.signatures().equals(signatures)) {
      String body = LockPrinter.print(signatures).replace("\n", lineEnd);
      sections.put(
          signatures.name(), new Section(old == null ? lineEnd : old.lead(), body, signatures));
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(head);
    for (Section section : sections.values()) {
      if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
        text.append(lineEnd);
      }
      text.append(section.lead()).append(section.body());
    }
    return text.append(tail).toString();
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
        int newline = text.indexOf('\n', start);
        int end = newline < 0 ? text.length() : newline;
        boolean isCrLf = newline > start && text.charAt(newline - 1) == '\r';
        starts.add(start);
        lines.add(new LockLine(lines.size() + 1, text.substring(start, isCrLf ? end - 1 : end)));
        start = end + 1;
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
      String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
      return new LockText(
          lines.isEmpty() ? HEAD : head, sections, slice(lead, lines.size()), lineEnd);
    }

    /**
     * Returns the index of the first line after a section. Blank lines and comments after the last
     * line with content do not belong to the section.
     */
    private int endOfSection(int first) throws LockSyntaxException {
      checkConflict(lines.get(first));
      if (!lines.get(first).text().startsWith("class ")) {
        throw lines
            .get(first)
            .error(
                "'" + lines.get(first).text() + "' does not begin a section",
                "Begin it with 'class ' and the name of the class");
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

    private void add(int lead, int first, int end) throws LockSyntaxException {
      LockedClass signatures =
          SectionParser.parse(
              lines.subList(first, end).stream().filter(LockLine::hasContent).toList());
      if (sections.stream().anyMatch(s -> s.signatures().name().equals(signatures.name()))) {
        throw lines
            .get(first)
            .error(
                "the class " + signatures.name() + " has a section already", "Remove one of them");
      }
      sections.add(new Section(slice(lead, first), slice(first, end), signatures));
    }

    private String slice(int first, int end) {
      return text.substring(starts.get(first), starts.get(end));
    }
  }
}
