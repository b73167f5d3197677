package dev.wirecommand.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many items a subscriber has asked for and not been given. Any thread may add to it; one at a
 * time takes from it.
 */
final class Demand {
  private final AtomicLong left = new AtomicLong();

  /** Adds to it; as much as a long holds is without limit (rule 3.17). */
  void add(long n) {
    left.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
  }

  /** Whether there is any. */
  boolean isPresent() {
    return left.get() > 0;
  }

  /** Notes that one item is given. */
  void take() {
    left.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1);
  }

  /** What a subscriber is told that asked for no items, or fewer (rule 3.9). */
  static IllegalArgumentException refusal(long n) {
    return new IllegalArgumentException(
        "request(" + n + "): a subscriber has to request at least 1 (rule 3.9)");
  }
}
