package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/** The output of a half-duplex connection, kept in order until its input has ended. */
final class DeferredOutput {
  private boolean ended;
  private @Nullable PendingPayload first;
  private @Nullable PendingPayload last;

  /** Keeps a payload unless input has ended; returns whether it did. */
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

  /** Stops keeping output; returns the first payload of the chain that was kept, or null. */
  @Nullable PendingPayload end() {
    ended = true;
    PendingPayload kept = first;
    first = null;
    last = null;
    return kept;
  }
}
