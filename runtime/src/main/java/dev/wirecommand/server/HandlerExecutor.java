package dev.wirecommand.server;

import dev.wirecommand.engine.HandsOver;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Runs handlers that may block. */
interface HandlerExecutor extends AutoCloseable {
  /** A handler that is to run. Either {@code run} or {@code reject} is called, once. */
  interface Task extends Runnable {
    /** No thread can run the task. */
    void reject();
  }

  /**
   * Runs tasks, none of which waits for another to end. Unlike an executor, a batch costs the
   * caller one wake-up, and each task is rejected alone.
   *
   * @param batch the tasks, one or more; the list is not used after this method returns
   */
  @HandsOver
  void runAll(List<? extends Task> batch);

  /** Returns an executor that runs single tasks on the same threads. */
  Executor executor();

  /** Returns whether the executor is known to be shut down. */
  boolean isClosed();

  /** Interrupts running handlers, and accepts no more. */
  @Override
  void close();

  /** Returns an executor with virtual threads if the JVM has them, else with a pool. */
  static HandlerExecutor newDefault() {
    return VirtualThreadHandlerExecutor.AVAILABLE
        ? new VirtualThreadHandlerExecutor()
        : new PooledHandlerExecutor();
  }

  /** Returns the view of an executor that belongs to the application. */
  static HandlerExecutor of(Executor executor) {
    return new HandlerExecutor() {
      @Override
      public void runAll(List<? extends Task> batch) {
        for (Task task : batch) {
          try {
            executor.execute(task);
          } catch (Throwable e) {
            // Errors too: the system may have no more threads.
            task.reject();
          }
        }
      }

      @Override
      public Executor executor() {
        return executor;
      }

      @Override
      public boolean isClosed() {
        return executor instanceof ExecutorService service && service.isShutdown();
      }

      @Override
      public void close() {
        // The application closes its executor.
      }
    };
  }
}
