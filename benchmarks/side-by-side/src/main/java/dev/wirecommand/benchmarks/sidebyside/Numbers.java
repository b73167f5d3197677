package dev.wirecommand.benchmarks.sidebyside;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Numbers as people read them. */
final class Numbers {
  /** What stands where there is no number. */
  static final String NONE = "–";

  private static final int PLENTY = 100;
  private static final int SOME = 10;

  private Numbers() {}

  /** About three digits, and all of those before the point. */
  static String brief(double value) {
    double size = Math.abs(value);
    String format = size >= PLENTY ? "%,.0f" : size >= SOME ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** So many of a unit. */
  static DoubleFunction<String> per(double unit) {
    return value -> brief(value / unit);
  }

  /** The median. */
  static String median(Optional<Summary> summary, DoubleFunction<String> format) {
    return summary.map(known -> format.apply(known.median())).orElse(NONE);
  }

  /** The median, and from where to where the slices were. */
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
}
