package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.Link.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timers by which a connection ends: when it is old, a while after its last response (section 9
 * of the protocol), and a while after the end of its input. Used on the event loop.
 */
final class ConnectionTimers {
  /** The connection that is told of the timers. Called on the event loop. */
  interface Owner {
    /** Called when the connection is old, so that the server should leave it. */
    void leave();

    /** Called when the peer had enough time to end the connection that the server left. */
    void onGraceOver();

    /** Called when the calls of a peer that ended its input had enough time. */
    void onHalfClosedOver();
  }

  private final EventLoop loop;
  private final ServerSettings settings;
  private final Owner owner;
  private final @Nullable Timer age;
  private @Nullable Timer grace;
  private @Nullable Timer halfClosed;

  ConnectionTimers(EventLoop loop, ServerSettings settings, Owner owner) {
    this.loop = loop;
    this.settings = settings;
    this.owner = owner;
    Duration greatest = settings.newConnectionAge();
    this.age = greatest == null ? null : loop.schedule(owner::leave, greatest.toNanos());
  }

  /** Starts the time in which the peer may end the connection itself, if it is not running. */
  void startGrace() {
    if (grace == null) {
      grace = loop.schedule(this::endGrace, settings.leaveGrace().toNanos());
    }
  }

  private void endGrace() {
    grace = null;
    owner.onGraceOver();
  }

  /** Starts the time for the calls of a peer that has ended its input, if it was not started. */
  void startHalfClosed() {
    if (halfClosed == null) {
      halfClosed = loop.schedule(owner::onHalfClosedOver, settings.halfClosedTime().toNanos());
    }
  }

  void stop() {
    cancel(age);
    cancel(grace);
    cancel(halfClosed);
  }

  private static void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
