package dev.wirecommand.server;

import dev.wirecommand.link.Link.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Unties a knot: so many requests wait for others to end that nothing more is read, and among these
 * others is one whose data would have to be read for it to end. After the stall time those that
 * wait are refused. Used on the connection's thread.
 */
final class StarvationGuard {
  private final ServerConnection connection;
  private final ServerCalls runner;
  private @Nullable Timer timer;

  StarvationGuard(ServerConnection connection, ServerCalls runner) {
    this.connection = connection;
    this.runner = runner;
  }

  /** Says whether reading stands still because of requests that wait. */
  void update(boolean still) {
    Timer running = timer;
    if (!still && running != null) {
      running.cancel();
      timer = null;
    } else if (still && running == null) {
      timer = connection.schedule(this::check, connection.settings().stallTime().toNanos());
    }
  }

  private void check() {
    timer = null;
    if (connection.isDataAwaited()) {
      runner.refuseWaiting();
    }
  }
}
