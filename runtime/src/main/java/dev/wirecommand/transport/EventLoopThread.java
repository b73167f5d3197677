package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import java.lang.System.Logger;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A single-threaded event loop for transports that have none of their own. It runs tasks one after
 * the other, in the order in which they were submitted. Safe for use by any thread.
 */
public final class EventLoopThread {
  private static final Logger LOG = System.getLogger(EventLoopThread.class.getName());

  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  /**
   * Creates an event loop and starts its daemon thread.
   *
   * @param name the thread's name
   */
  @SuppressWarnings(
      "NullAway.Init") // prestartCoreThread() calls newThread(), which sets the thread.
  public EventLoopThread(String name) {
    executor = new ScheduledThreadPoolExecutor(1, task -> newThread(task, name));
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.prestartCoreThread();
  }

  /** The thread of an event loop. */
  private static final class Worker extends Thread implements LoopThread {
    Worker(Runnable task, String name) {
      super(task, name);
    }
  }

  private Thread newThread(Runnable task, String name) {
    thread = new Worker(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns whether the caller runs on this event loop.
   *
   * @return whether it does
   */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Runs a task on this event loop after all tasks that were submitted earlier.
   *
   * @param task the task; an exception that it throws is logged
   * @throws RejectedExecutionException if {@link #end} has been called
   */
  public void execute(Runnable task) {
    executor.execute(() -> run(task));
  }

  /**
   * Runs a task on this event loop after a delay.
   *
   * @param task the task; an exception that it throws is logged
   * @param delayNanos the delay in nanoseconds
   * @return a handle that cancels the task
   * @throws RejectedExecutionException if {@link #end} has been called
   */
  public Link.Timer schedule(Runnable task, long delayNanos) {
    ScheduledFuture<?> scheduled =
        executor.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // Errors too, because the executor would store them without logging.
      LoopErrors.report(LOG, "a task of a connection's thread failed", e);
    }
  }

  /** Ends the thread after it has run all due tasks. Later tasks never run. */
  public void end() {
    executor.shutdown();
  }

  /**
   * Waits until the thread has ended. An interrupt does not end the wait and stays set. Returns at
   * once if the caller runs on any event loop.
   */
  public void awaitEnd() {
    boolean interrupted = false;
    boolean ended = LoopThread.isCurrent();
    while (!ended) {
      try {
        thread.join();
        ended = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
