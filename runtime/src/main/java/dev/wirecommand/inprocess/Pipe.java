package dev.wirecommand.inprocess;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.transport.EventLoopThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two links, joined back to back, and the one thread that both live on. Nothing is delivered from
 * within a call of a handler's: each delivery is a task of its own.
 */
final class Pipe {
  private static final Logger LOG = System.getLogger(Pipe.class.getName());

  /** How long a client that has closed waits for the server to take what was written. */
  private static final long NEAR_LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long a server that has closed waits for the client to take it, and to close too. */
  private static final long FAR_LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long nearLingerNanos;
  private final long farLingerNanos;

  private final EventLoopThread thread = new EventLoopThread("wirecommand-inprocess");

  /** The client's end; it has nobody to wait for once it closes. */
  private final PipeEnd near = new PipeEnd(this, false);

  private final PipeEnd far = new PipeEnd(this, true);

  private boolean announced;
  private boolean aborted;
  private boolean over;

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

  void deliverSoon() {
    if (!announced && !over) {
      announced = true;
      thread.execute(this::deliver);
    }
  }

  /** An end has closed. */
  void closeSoon(PipeEnd end) {
    deliverSoon();
    if (!over) {
      thread.schedule(() -> end(null, null), end == near ? nearLingerNanos : farLingerNanos);
    }
  }

  /** An end is given up: the other learns that it was. */
  void abort(PipeEnd end) {
    if (over || aborted) {
      return;
    }
    aborted = true;
    IOException cause = new IOException("the connection was aborted by the other end");
    thread.execute(() -> end(end == near ? null : cause, end == far ? null : cause));
  }

  Link.Timer schedule(Runnable task, long delayNanos) {
    return thread.schedule(
        () -> {
          if (!over) {
            task.run();
          }
        },
        delayNanos);
  }

  private void deliver() {
    announced = false;
    if (over || aborted) {
      return;
    }
    try {
      near.deliverTo(far);
      far.deliverTo(near);
    } catch (Throwable e) {
      // Whoever threw it, neither end can be trusted to know what it has taken.
      LOG.log(Level.ERROR, "a handler of a connection failed", e);
      end(e, e);
      return;
    }
    if (near.isFinished() || far.isFinished()) {
      end(null, null);
    }
  }

  private void end(@Nullable Throwable nearCause, @Nullable Throwable farCause) {
    if (over) {
      return;
    }
    over = true;
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

  /** Attaches what is told of each end. On the pipe's thread. */
  void attach(LinkHandler nearHandler, LinkHandler farHandler) {
    near.attach(nearHandler);
    far.attach(farHandler);
  }
}
