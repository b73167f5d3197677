package dev.wirecommand.stream;

/** How many items a subscriber has asked for and not been given. Not safe for several threads. */
final class Demand {
  private long left;

  /** Adds to it; as much as a long holds is without limit (rule 3.17). */
  void add(long n) {
    left = left + n < 0 ? Long.MAX_VALUE : left + n;
  }

  /** Whether there is any. */
  boolean isPresent() {
    return left > 0;
  }

  /** Notes that one item is given. */
  void take() {
    if (left != Long.MAX_VALUE) {
      left--;
    }
  }

  /** What a subscriber is told that asked for no items, or fewer (rule 3.9). */
  static IllegalArgumentException refusal(long n) {
    return new IllegalArgumentException(
        "request(" + n + "): a subscriber has to request at least 1 (rule 3.9)");
  }
}
