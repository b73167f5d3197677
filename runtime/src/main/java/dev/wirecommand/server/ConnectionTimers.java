package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.ReadGuard;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.Peer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a connection. It ends when it is old, a while after its last response (section 9 of
 * the protocol), a while after the end of its input, or when its peer is silent within a frame or
 * for too long. Requests that do not go on end alone. Used on the event loop.
 */
final class ConnectionTimers {
  /** The connection that is told of the timers. Called on the event loop. */
  interface Owner {
    /** Called when the connection is old, so that the server should leave it. */
    void leave();

    /** Called when the peer is late with a frame, and how. */
    void onReadTimeout(String complaint);

    /** Called when the peer had enough time to end the connection that the server left. */
    void onGraceOver();

    /** Called when the calls of a peer that ended its input had enough time. */
    void onHalfClosedOver();
  }

  private final ReadGuard reading;
  private final RequestDeadlines requests;
  private final PeerProbe probe;
  private final boolean isStdio;
  private final EventLoop loop;
  private final ServerSettings settings;
  private final Owner owner;
  private final @Nullable Timer age;
  private @Nullable Timer grace;
  private @Nullable Timer halfClosed;

  ConnectionTimers(
      Link link,
      EventLoop loop,
      ServerSettings settings,
      FrameInput input,
      RequestDeadlines requests,
      PeerProbe probe,
      Owner owner) {
    this.reading =
        new ReadGuard(
            link,
            link.readDeadlines(),
            input,
            owner::onReadTimeout,
            () -> loop.runBatch(owner::leave));
    this.requests = requests;
    this.probe = probe;
    this.isStdio = link.peer().transport() == Peer.Transport.STDIO;
    this.loop = loop;
    this.settings = settings;
    this.owner = owner;
    Duration greatest = settings.newConnectionAge();
    this.age = greatest == null ? null : loop.schedule(owner::leave, greatest.toNanos());
  }

  /**
   * Records whether the connection is read, and whether any request is being answered. Called when
   * this may have changed.
   */
  void update(boolean isReading, boolean busy) {
    reading.update(isReading, busy);
    requests.update(isReading);
    probe.update(isReading);
  }

  /**
   * Records that the input of the peer has ended. Over standard streams, the calls go on as long as
   * the peer is there.
   *
   * @param busy whether any request is being answered
   */
  void endInput(boolean busy) {
    probe.endInput();
    if (busy && !isStdio) {
      startHalfClosed();
    }
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
    reading.stop();
    requests.stop();
    probe.stop();
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
