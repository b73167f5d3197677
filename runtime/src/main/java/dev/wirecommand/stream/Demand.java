package dev.wirecommand.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The number of items that a subscriber has requested but not received. Any thread may add to it;
 * one thread at a time takes from it.
 */
final class Demand {
  private final AtomicLong left = new AtomicLong();

  /** Adds {@code n} items to the demand. {@link Long#MAX_VALUE} means without limit (rule 3.17). */
  void add(long n) {
    left.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
  }

  /** Returns whether the subscriber may receive at least one more item. */
  boolean isPresent() {
    return left.get() > 0;
  }

  /** Subtracts one item from the demand. */
  void take() {
    left.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1);
  }

  /** Returns the exception for a request of less than 1 item (Reactive Streams rule 3.9). */
  static IllegalArgumentException refusal(long n) {
    return new IllegalArgumentException(
        "request(" + n + "): a subscriber has to request at least 1 (rule 3.9)");
  }
}
