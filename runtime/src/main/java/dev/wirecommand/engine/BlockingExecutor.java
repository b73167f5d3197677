package dev.wirecommand.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where what may block is done, unless the embedder says otherwise. */
public final class BlockingExecutor {
  /**
   * A thread for each task: none waits for another, and none is left when there is nothing to do.
   */
  public static final Executor EXECUTOR = newDefault();

  /** Longer than a server that reads takes to make room for the next task of an upload. */
  private static final long IDLE_MILLIS = 100;

  private BlockingExecutor() {}

  private static Executor newDefault() {
    try {
      // Found at run time: the baseline is Java 17, virtual threads came with 21.
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
