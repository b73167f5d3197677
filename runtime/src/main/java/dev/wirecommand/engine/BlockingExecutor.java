package dev.wirecommand.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The default executor of clients for blocking tasks. The event loops close sources on it, too. */
public final class BlockingExecutor {
  /**
   * An executor that runs each task on its own thread. No task waits for another one, and no thread
   * stays idle for long.
   */
  public static final Executor EXECUTOR = newDefault();

  /**
   * The time after which an idle thread ends, in milliseconds. It is longer than a server usually
   * needs to make room for more of an upload.
   */
  private static final long IDLE_MILLIS = 100;

  private BlockingExecutor() {}

  private static Executor newDefault() {
    try {
      // Looked up at run time: the baseline is Java 17, and virtual threads came with 21.
      return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return newPool();
    }
  }

  private static Executor newPool() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_MILLIS,
        TimeUnit.MILLISECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "wirecommand-client-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
