package dev.wirecommand.server;

import dev.wirecommand.link.Link;

/**
 * Tells a link when output waits for grants of the peer, so that a peer that grants nothing is not
 * waited for without end. A peer that takes other responses meanwhile is alive; answers to pings do
 * not count. Used on the event loop.
 */
final class GrantWait {
  private final Link link;
  private final OutputQueue output;
  private boolean awaits;

  /** {@link OutputQueue#sent} when the wait began. */
  private long sentBefore;

  GrantWait(Link link, OutputQueue output) {
    this.link = link;
    this.output = output;
  }

  /** Records a grant of the peer. */
  void granted(long bytes) {
    link.granted(bytes);
  }

  /** Begins or ends a wait. Called at the end of each batch. */
  void update() {
    boolean blocked = output.isBlocked();
    if (awaits && (!blocked || output.sent() != sentBefore)) {
      awaits = false;
      link.awaitGrant(false);
    }
    if (blocked && !awaits) {
      awaits = true;
      sentBefore = output.sent();
      link.awaitGrant(true);
    }
  }
}
