package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the server still answers (section 9 of the protocol, keep-alive). It sends a
 * ping when the connection has been quiet, and any later byte is an answer. Used on the event loop.
 */
final class KeepAlive {
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  /** The time for an answer of a server without windows, which may have stopped reading. */
  private static final Duration LONG_ANSWER_TIME = Duration.ofSeconds(60);

  private static final long NEVER = -1;

  private enum State {
    /** No ping has been sent since bytes last arrived. */
    QUIET,
    /** A ping was sent, and nothing has arrived since. */
    PINGED,
    STOPPED
  }

  private final Link link;
  private final EventLoop loop;
  private final ReadGate gate;
  private final RequestSender sender;
  private final FrameOutput output;
  private final Consumer<ConnectionException> onDead;

  /** The time without bytes after which a ping is sent, in nanoseconds, or {@link #NEVER}. */
  private final long idleNanos;

  private State state = State.QUIET;

  /**
   * The time of the last sign of life. It moves on while no sign of life can be seen: the transport
   * takes no bytes, or this side does not read.
   */
  private long since;

  /** The time from which on no sign of life can be seen, if {@link #paused}. */
  private long pausedAt;

  private boolean paused;
  private long flushes;
  private Link.@Nullable Timer timer;

  /**
   * @param onDead called when the server has not answered in time
   */
  KeepAlive(
      Link link,
      EventLoop loop,
      ReadGate gate,
      RequestSender sender,
      FrameOutput output,
      ClientOptions options,
      Consumer<ConnectionException> onDead) {
    this.link = link;
    this.loop = loop;
    this.gate = gate;
    this.sender = sender;
    this.output = output;
    this.onDead = onDead;
    Peer.Transport transport = link.peer().transport();
    boolean network = transport == Peer.Transport.TCP || transport == Peer.Transport.TLS;
    Duration idle = options.keepAliveIdle();
    this.idleNanos = network && idle != null ? idle.toNanos() : NEVER;
  }

  /** Begins to watch the connection, unless keep-alive is switched off for it. */
  void start() {
    if (idleNanos == NEVER) {
      state = State.STOPPED;
      return;
    }
    since = link.nanoTime();
    arm();
  }

  /** Notes that bytes have arrived. */
  void onBytes() {
    if (state != State.STOPPED) {
      state = State.QUIET;
      touch();
    }
  }

  private void touch() {
    since = link.nanoTime();
    pausedAt = since;
  }

  /**
   * Notes that bytes may have been written, or that the transport or this side may have stopped or
   * resumed. Called at the end of each batch, and when the read gate has changed.
   */
  void update() {
    if (state == State.STOPPED) {
      return;
    }
    boolean wrote = flushes != output.flushes();
    flushes = output.flushes();
    if (wrote && state == State.QUIET) {
      touch();
    }
    boolean pause = !gate.isOpen() || !link.isWritable();
    if (pause == paused) {
      return;
    }
    paused = pause;
    if (pause) {
      pausedAt = link.nanoTime();
    } else {
      since += link.nanoTime() - pausedAt;
      if (timer == null) {
        arm();
      }
    }
  }

  private long limitNanos() {
    if (state == State.QUIET) {
      return idleNanos;
    }
    return (sender.hasWindows() ? ANSWER_TIME : LONG_ANSWER_TIME).toNanos();
  }

  /** Sets the timer. It fires early enough for a time that begins in between. */
  private void arm() {
    long left = since + limitNanos() - link.nanoTime();
    long delay = Math.min(left, idleNanos);
    try {
      timer = loop.schedule(this::check, Math.max(0, delay));
    } catch (RejectedExecutionException e) {
      // The event loop is terminating, and with it the connection.
      stop();
    }
  }

  private void check() {
    timer = null;
    update();
    if (state == State.STOPPED || paused || timer != null) {
      // The end of a pause sets the timer.
      return;
    }
    if (since + limitNanos() - link.nanoTime() <= 0) {
      if (state == State.PINGED) {
        dead();
        return;
      }
      state = State.PINGED;
      touch();
      sender.ping();
      sender.send();
      update();
    }
    arm();
  }

  private void dead() {
    long seconds = limitNanos() / 1_000_000_000;
    stop();
    onDead.accept(
        new ConnectionException(
            "the server has not answered a ping for " + seconds + " s: the connection is dead"));
  }

  /** Stops watching the connection. */
  void stop() {
    state = State.STOPPED;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
