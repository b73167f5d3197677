package dev.wirecommand.inprocess;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.transport.EventLoopThread;
import dev.wirecommand.transport.LinkState;
import dev.wirecommand.transport.LoopErrors;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pair of connected links that share one event loop. The event loop delivers bytes in separate
 * tasks, so that a handler is never called from within a call to a link.
 */
final class Pipe {
  private static final Logger LOG = System.getLogger(Pipe.class.getName());

  /**
   * The time limit, in nanoseconds, for the server to read all bytes after the client has closed.
   */
  private static final long NEAR_LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The time limit, in nanoseconds, for the client to read all bytes and close its own end. The
   * time begins when the server's end is closed.
   */
  private static final long FAR_LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long nearLingerNanos;
  private final long farLingerNanos;

  private final EventLoopThread thread = new EventLoopThread("wirecommand-inprocess");

  /** The client's end of the pipe. It does not wait until the server's end is closed. */
  private final PipeEnd near = new PipeEnd(this, false);

  /** The server's end of the pipe. It waits until the client's end is closed. */
  private final PipeEnd far = new PipeEnd(this, true);

  /**
   * The state of the pipe. {@code CLOSING} means that an end has aborted, so no more bytes are
   * delivered.
   */
  private LinkState state = LinkState.OPEN;

  private boolean deliveryScheduled;

  Pipe() {
    this(NEAR_LINGER_NANOS, FAR_LINGER_NANOS);
  }

  Pipe(long nearLingerNanos, long farLingerNanos) {
    this.nearLingerNanos = nearLingerNanos;
    this.farLingerNanos = farLingerNanos;
  }

  EventLoopThread thread() {
    return thread;
  }

  PipeEnd near() {
    return near;
  }

  PipeEnd far() {
    return far;
  }

  /** Attaches the handlers of both ends. Called on the event loop. */
  void attach(LinkHandler nearHandler, LinkHandler farHandler) {
    near.attach(nearHandler);
    far.attach(farHandler);
  }

  /** Schedules a task that delivers bytes in both directions. */
  void scheduleDelivery() {
    if (!deliveryScheduled && state != LinkState.CLOSED) {
      deliveryScheduled = true;
      thread.execute(this::deliver);
    }
  }

  /**
   * Schedules the closing of the pipe, because one of its ends has closed. The pipe closes when all
   * bytes are delivered, or after a timeout.
   */
  void closeAfter(PipeEnd end) {
    scheduleDelivery();
    if (state != LinkState.CLOSED) {
      thread.schedule(() -> close(null, null), end == near ? nearLingerNanos : farLingerNanos);
    }
  }

  /** Closes the pipe because one end has aborted. The other end receives an exception. */
  void abort(PipeEnd end) {
    if (state == LinkState.OPEN) {
      state = LinkState.CLOSING;
      IOException cause = new IOException("the connection was aborted by the other end");
      thread.execute(() -> close(end == near ? null : cause, end == far ? null : cause));
    }
  }

  Link.Timer schedule(Runnable task, long delayNanos) {
    return thread.schedule(
        () -> {
          if (state != LinkState.CLOSED) {
            task.run();
          }
        },
        delayNanos);
  }

  private void deliver() {
    deliveryScheduled = false;
    if (state != LinkState.OPEN) {
      return;
    }
    try {
      near.deliverTo(far);
      far.deliverTo(near);
    } catch (Throwable e) {
      // It is unknown which bytes a failed handler has processed, so neither end can continue.
      LoopErrors.report(LOG, "a handler of a connection failed", e);
      close(e, e);
      return;
    }
    if (near.isFinished() || far.isFinished()) {
      close(null, null);
    }
  }

  private void close(@Nullable Throwable nearCause, @Nullable Throwable farCause) {
    if (state == LinkState.CLOSED) {
      return;
    }
    state = LinkState.CLOSED;
    try {
      near.closed(nearCause);
    } finally {
      try {
        far.closed(farCause);
      } finally {
        thread.end();
      }
    }
  }
}
