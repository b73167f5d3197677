package dev.wirecommand.server;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** An executor that runs each handler on its own virtual thread. */
final class VirtualThreadHandlerExecutor implements HandlerExecutor {
  /** Whether the JVM has virtual threads. */
  static final boolean AVAILABLE = isAvailable();

  private final ExecutorService executor;

  VirtualThreadHandlerExecutor() {
    ExecutorService made = newExecutor();
    if (made == null) {
      throw new AssertionError("virtual threads are gone");
    }
    this.executor = made;
  }

  private static boolean isAvailable() {
    ExecutorService made = newExecutor();
    if (made != null) {
      made.shutdown();
    }
    return made != null;
  }

  /**
   * Returns a new executor, or null if the JVM has no virtual threads. The method is looked up at
   * run time: the baseline is Java 17, and virtual threads came with 21.
   */
  private static @Nullable ExecutorService newExecutor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  @Override
  public void runAll(List<? extends Task> batch) {
    if (batch.size() == 1) {
      run(batch.get(0), batch.get(0));
      return;
    }
    List<Task> tasks = List.copyOf(batch);
    // From within the scheduler's own threads a start needs no wake-up, so one thread starts the
    // others.
    boolean begun = run(tasks.get(0), () -> runFirst(tasks));
    if (!begun) {
      tasks.subList(1, tasks.size()).forEach(Task::reject);
    }
  }

  private void runFirst(List<Task> tasks) {
    for (Task task : tasks.subList(1, tasks.size())) {
      run(task, task);
    }
    tasks.get(0).run();
  }

  private boolean run(Task task, Runnable way) {
    try {
      executor.execute(way);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      task.reject();
      return false;
    }
  }

  /** Does nothing: each task has a thread of its own, which begins soon. */
  @Override
  public boolean remove(Task task) {
    return false;
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public boolean isClosed() {
    return executor.isShutdown();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
