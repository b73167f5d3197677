package dev.wirecommand.reactor;

/** The range of a limit. */
final class LimitRange {
  private LimitRange() {}

  /**
   * Checks that a limit is in its range.
   *
   * @param name the name of the limit, for the message
   * @param max the largest value; the smallest is 1
   * @throws IllegalArgumentException if the value is out of the range; the message names it
   */
  static void check(String name, long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "limit " + name + " must be 1 to " + max + ", is " + value);
    }
  }

  /**
   * Checks that a limit has at least its smallest value, 1.
   *
   * @param name the name of the limit, for the message
   * @throws IllegalArgumentException if the value is less; the message names it
   */
  static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("limit " + name + " must be at least 1, is " + value);
    }
  }
}
