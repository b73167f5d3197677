package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a connection whose transport brings none of its own: runs tasks one after the
 * other, in the order in which they came. For transports. Safe for use by any thread.
 */
public final class EventLoopThread {
  private static final Logger LOG = System.getLogger(EventLoopThread.class.getName());

  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  /**
   * Starts a daemon thread.
   *
   * @param name the thread's name
   */
  @SuppressWarnings("NullAway.Init") // The executor asks for its thread before this returns.
  public EventLoopThread(String name) {
    executor = new ScheduledThreadPoolExecutor(1, task -> newThread(task, name));
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.prestartCoreThread();
  }

  private Thread newThread(Runnable task, String name) {
    thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Whether the caller runs on this thread.
   *
   * @return whether it does
   */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Runs a task after those that came before it.
   *
   * @param task the task; what it throws is logged
   * @throws RejectedExecutionException if the thread has been told to end
   */
  public void execute(Runnable task) {
    executor.execute(() -> run(task));
  }

  /**
   * Runs a task after a while.
   *
   * @param task the task; what it throws is logged
   * @param delayNanos how long to wait, in nanoseconds
   * @return makes the task not run, if it has not begun
   * @throws RejectedExecutionException if the thread has been told to end
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
      // Errors too: the executor would keep them from everybody.
      LOG.log(Level.ERROR, "a task of a connection's thread failed", e);
    }
  }

  /**
   * Ends the thread once the tasks that are due have run; those whose time has not come never do.
   */
  public void end() {
    executor.shutdown();
  }

  /**
   * Waits until the thread has ended, without heed of interruption, which stays set. Returns at
   * once where the caller is that thread.
   */
  public void awaitEnd() {
    boolean interrupted = false;
    boolean ended = isCurrent();
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
