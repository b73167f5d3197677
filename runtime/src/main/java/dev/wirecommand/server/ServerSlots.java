package dev.wirecommand.server;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls of all connections of a server may run at one time. Safe for any thread. */
final class ServerSlots {
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();

  ServerSlots(int limit) {
    this.limit = limit;
  }

  /** Takes a slot; returns false if there is none. */
  boolean take() {
    if (taken.incrementAndGet() <= limit) {
      return true;
    }
    taken.decrementAndGet();
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
