package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The warm-up of a contender on a pattern, in windows of equal length. It ends when the rate is
 * flat, or after the maximum number of windows.
 *
 * @param windows how many windows it took
 * @param flat whether the rate was flat in the end
 * @param rate the rate in the end: the median of the last windows
 */
record WarmUp(int windows, boolean flat, double rate) {
  /** How many windows in a row must have the same rate. */
  private static final int SAME = 3;

  /** How far apart the rates of these windows may be. */
  private static final double TOLERANCE = 0.05;

  /** The work of one window. */
  interface Window {
    /** Does the work and returns its rate. */
    double run() throws FailedException, InterruptedException;
  }

  /**
   * The number of windows.
   *
   * @param least the windows that it takes in any case, because a JVM that still interprets its
   *     code may have a flat rate, too
   * @param most the windows after which it ends in any case
   */
  record Bounds(int least, int most) {
    /** The bounds for a JVM that has done nothing before. */
    static final Bounds COLD = new Bounds(10, 35);

    /** The bounds for a JVM that was warmed up on another pattern. */
    static final Bounds WARM = new Bounds(SAME, 12);
  }

  /** Works until the rate is flat. */
  static WarmUp run(Window window, Bounds bounds) throws FailedException, InterruptedException {
    List<Double> rates = new ArrayList<>();
    boolean flat = false;
    while (rates.size() < bounds.most() && !flat) {
      rates.add(window.run());
      flat = rates.size() >= bounds.least() && isFlat(rates);
    }
    double[] last = last(rates).stream().mapToDouble(Double::doubleValue).toArray();
    return new WarmUp(rates.size(), flat, Summary.of(last).median());
  }

  /** Tells whether the last rates are within 5 % of each other. */
  static boolean isFlat(List<Double> rates) {
    List<Double> last = last(rates);
    return last.size() == SAME && Collections.max(last) <= Collections.min(last) * (1 + TOLERANCE);
  }

  private static List<Double> last(List<Double> rates) {
    return rates.subList(Math.max(0, rates.size() - SAME), rates.size());
  }
}
