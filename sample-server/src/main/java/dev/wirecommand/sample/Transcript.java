package dev.wirecommand.sample;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints a conversation for people. Not safe for use by several threads. */
final class Transcript {
  private static final int ROWS = 5;
  private static final int COLUMNS = 100;

  private final PrintStream out;
  private final boolean colours;

  /**
   * A transcript.
   *
   * @param out where it goes
   * @param colours whether it may use the terminal's colours
   */
  Transcript(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** Prints what a reader should know first. */
  void heading(String text) {
    out.println(Style.BOLD.apply(text, colours));
  }

  /** Prints a line about the whole. */
  void note(String text) {
    out.println(text);
  }

  /** Begins a call. */
  void asked(String call) {
    out.println();
    out.println(Style.BOLD.apply(cut(call), colours));
  }

  /** Prints frames as they went over the wire. */
  void frames(List<String> lines) {
    for (String line : lines) {
      out.println(Style.FAINT.apply(cut("  " + line), colours));
    }
  }

  /** Prints an answer, whole. */
  void answered(List<String> rows) {
    if (rows.isEmpty()) {
      out.println("  none");
    }
    rows.forEach(row -> out.println("  " + row));
  }

  /** The beginning of an answer that is too long to be read here, and how much there is of it. */
  static List<String> excerpt(List<String> rows) {
    int shown = rows.size() > ROWS + 1 ? ROWS : rows.size();
    List<String> excerpt = new ArrayList<>();
    rows.stream().limit(shown).forEach(row -> excerpt.add(cut(row)));
    if (shown < rows.size()) {
      excerpt.add("... and " + (rows.size() - shown) + " more");
    }
    return excerpt;
  }

  /** Prints why a call was refused, whole. */
  void refused(String message) {
    out.println("  " + Style.RED.apply("refused", colours) + ": " + message);
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= COLUMNS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, COLUMNS - 4)) + " ...";
  }
}
