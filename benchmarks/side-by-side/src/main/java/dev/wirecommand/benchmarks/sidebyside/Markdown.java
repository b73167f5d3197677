package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Markdown: numbers as people read them, tables, and pages that are partly generated. */
final class Markdown {
  /** The text in place of a number that there is not. */
  static final String NONE = "–";

  private static final int HUNDRED = 100;
  private static final int TEN = 10;

  private Markdown() {}

  /** Prints a number with about three digits, and all of those before the point. */
  static String brief(double value) {
    double size = Math.abs(value);
    String format = size >= HUNDRED ? "%,.0f" : size >= TEN ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Returns the format of numbers in another unit. */
  static DoubleFunction<String> per(double unit) {
    return value -> brief(value / unit);
  }

  /** Prints the median. */
  static String median(Optional<Summary> summary, DoubleFunction<String> format) {
    return summary.map(known -> format.apply(known.median())).orElse(NONE);
  }

  /** Prints the median, the least and the greatest. */
  static String spread(Optional<Summary> summary, DoubleFunction<String> format) {
    return summary
        .map(
            known ->
                format.apply(known.median())
                    + " ("
                    + format.apply(known.min())
                    + "–"
                    + format.apply(known.max())
                    + ")")
        .orElse(NONE);
  }

  /** Replaces the text between the markers of a section of a page. */
  static void update(Path page, String section, String text) throws IOException {
    Files.writeString(page, splice(Files.readString(page), section, text));
  }

  static String splice(String page, String section, String text) {
    String begin = "<!-- " + section + ": begin -->\n";
    String end = "<!-- " + section + ": end -->";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end, from);
    if (from < begin.length() || to < 0) {
      throw new IllegalArgumentException(
          "the page has no lines " + begin.strip() + " and " + end + "; add them");
    }
    return page.substring(0, from) + '\n' + text.strip() + "\n\n" + page.substring(to);
  }

  /** A table whose first column is text, and the others are numbers. */
  static final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(List<String> heads) {
      row(heads);
      List<String> rules = new ArrayList<>(Collections.nCopies(heads.size(), "---:"));
      rules.set(0, "---");
      row(rules);
    }

    Table row(List<String> cells) {
      lines.add("| " + String.join(" | ", cells) + " |");
      return this;
    }

    @Override
    public String toString() {
      return String.join("\n", lines) + '\n';
    }
  }
}
