package dev.wirecommand.server;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls of all connections of a server may run at one time. Safe for any thread. */
final class CallSlots {
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();

  CallSlots(int limit) {
    this.limit = limit;
  }

  /** Takes a slot; returns false if there is none. */
  boolean take() {
    // Never more than there are, not even for an instant: another thread would be refused by that.
    int now = taken.get();
    while (now < limit) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  void giveBack(int count) {
    taken.addAndGet(-count);
  }

  boolean isFull() {
    return taken.get() >= limit;
  }

  int limit() {
    return limit;
  }
}
