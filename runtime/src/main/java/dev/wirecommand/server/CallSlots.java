package dev.wirecommand.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits how many calls run at the same time on all connections of a server. Safe for use by any
 * thread.
 */
final class CallSlots {
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();

  CallSlots(int limit) {
    this.limit = limit;
  }

  /** Acquires a slot for one call, or returns false if none is free. */
  boolean acquire() {
    // The count never exceeds the limit, not even for an instant, since that would refuse a slot to
    // another thread that could have it.
    int now = taken.get();
    while (now < limit) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  void release(int count) {
    taken.addAndGet(-count);
  }

  boolean isFull() {
    return taken.get() >= limit;
  }

  int limit() {
    return limit;
  }
}
