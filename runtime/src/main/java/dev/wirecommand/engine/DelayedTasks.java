package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one connection that may block and that run after a delay, even if the connection has
 * closed by then. They run on an executor. The link's timers measure the delay while the connection
 * is open. The timers of a closed link never fire, so the JDK's timer takes their place. Safe for
 * use by any thread.
 */
final class DelayedTasks {
  private final Link link;
  private final Executor executor;

  /* Guarded by this. */
  private final Set<Entry> waiting = new HashSet<>();
  private boolean closed;

  /** A task that waits. Two entries are never equal. */
  private final class Entry implements Link.Timer {
    private final Runnable task;
    private final long delayNanos;

    /** The link's timer, or null if the JDK's timer measures the delay. Guarded by the tasks. */
    private Link.@Nullable Timer timer;

    private Entry(Runnable task, long delayNanos) {
      this.task = task;
      this.delayNanos = delayNanos;
    }

    private void schedule() {
      waiting.add(this);
      if (!closed) {
        try {
          timer = link.schedule(this::onDue, delayNanos);
          return;
        } catch (RejectedExecutionException e) {
          // The event loop has ended before the link.
        }
      }
      timer = null;
      CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS, Runnable::run)
          .execute(this::onDue);
    }

    private void onDue() {
      if (remove(this)) {
        executor.execute(task);
      }
    }

    @Override
    public void cancel() {
      if (remove(this) && timer != null) {
        timer.cancel();
      }
    }
  }

  DelayedTasks(Link link, Executor executor) {
    this.link = link;
    this.executor = executor;
  }

  /** Runs a task after a delay in nanoseconds. Returns a handle that cancels it. */
  synchronized Link.Timer execute(Runnable task, long delayNanos) {
    Entry entry = new Entry(task, delayNanos);
    entry.schedule();
    return entry;
  }

  private synchronized boolean remove(Entry entry) {
    return waiting.remove(entry);
  }

  /** Records that the link has closed. The delays of the tasks that wait begin anew. */
  synchronized void onLinkClosed() {
    closed = true;
    Set.copyOf(waiting).forEach(Entry::schedule);
  }
}
