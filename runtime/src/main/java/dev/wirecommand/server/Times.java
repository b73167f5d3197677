package dev.wirecommand.server;

import java.time.Duration;

/** Checks the times that the users of a server set. */
final class Times {
  /** The longest time, about 100 years. A much longer one would overflow in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private Times() {}

  /** Returns a time that must be more than 0. */
  static Duration positive(String what, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("the " + what + " must be more than 0, is " + value);
    }
    return atMost(value);
  }

  /** Returns a time, limited to about 100 years. */
  static Duration atMost(Duration value) {
    return value.compareTo(LONGEST) > 0 ? LONGEST : value;
  }
}
