package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/** A queue that holds the output of a half-duplex connection until input has ended. */
final class DeferredOutput {
  private boolean ended;
  private @Nullable PendingPayload first;
  private @Nullable PendingPayload last;

  /** Adds a payload to the queue unless input has ended. Returns whether the payload was added. */
  boolean keep(PendingPayload payload) {
    if (ended) {
      return false;
    }
    if (last == null) {
      first = payload;
    } else {
      last.next = payload;
    }
    last = payload;
    return true;
  }

  /**
   * Empties and closes the queue, because input has ended. Returns the first payload that was in
   * the queue, or null.
   */
  @Nullable PendingPayload end() {
    ended = true;
    PendingPayload kept = first;
    first = null;
    last = null;
    return kept;
  }
}
