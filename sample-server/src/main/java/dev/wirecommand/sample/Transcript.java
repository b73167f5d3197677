package dev.wirecommand.sample;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints calls and their results for people. Not safe for use by several threads. */
final class Transcript {
  private static final int ROWS = 5;
  private static final int COLUMNS = 100;

  private final PrintStream out;
  private final boolean colours;

  /**
   * @param out receives the transcript
   * @param colours whether to use the terminal's colours
   */
  Transcript(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** Prints a heading. */
  void heading(String text) {
    out.println(Style.BOLD.apply(text, colours));
  }

  /** Prints a line that belongs to no call. */
  void note(String text) {
    out.println(text);
  }

  /** Prints a call. */
  void asked(String call) {
    out.println();
    out.println(Style.BOLD.apply(cut(call), colours));
  }

  /** Prints the frames of a call. */
  void frames(List<String> lines) {
    for (String line : lines) {
      out.println(Style.FAINT.apply(cut("  " + line), colours));
    }
  }

  /** Prints a whole answer. */
  void answered(List<String> rows) {
    if (rows.isEmpty()) {
      out.println("  none");
    }
    rows.forEach(row -> out.println("  " + row));
  }

  /** Returns the first rows of a long answer, and how many rows it has. */
  static List<String> excerpt(List<String> rows) {
    int shown = rows.size() > ROWS + 1 ? ROWS : rows.size();
    List<String> excerpt = new ArrayList<>();
    rows.stream().limit(shown).forEach(row -> excerpt.add(cut(row)));
    if (shown < rows.size()) {
      excerpt.add("... and " + (rows.size() - shown) + " more");
    }
    return excerpt;
  }

  /** Prints why a call was refused. */
  void refused(String message) {
    out.println("  " + Style.RED.apply("refused", colours) + ": " + message);
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= COLUMNS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, COLUMNS - 4)) + " ...";
  }
}
