package dev.wirecommand.server;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs each task on a virtual thread of its own. */
final class VirtualHandlers implements Handlers {
  /** Whether the JVM has virtual threads. */
  static final boolean AVAILABLE = newExecutor() != null;

  private final ExecutorService executor;

  VirtualHandlers() {
    ExecutorService made = newExecutor();
    if (made == null) {
      throw new AssertionError("virtual threads are gone");
    }
    this.executor = made;
  }

  /** Found at run time: the baseline is Java 17, virtual threads came with 21. */
  private static @Nullable ExecutorService newExecutor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  @Override
  public void runAll(List<? extends Runnable> batch) {
    if (batch.size() == 1) {
      executor.execute(batch.get(0));
      return;
    }
    List<Runnable> tasks = List.copyOf(batch);
    // From within the scheduler's own threads a start needs no wake-up, so one thread starts the
    // others.
    executor.execute(
        () -> {
          for (Runnable task : tasks.subList(1, tasks.size())) {
            executor.execute(task);
          }
          tasks.get(0).run();
        });
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
