package dev.wirecommand.server;

import dev.wirecommand.engine.HandsOver;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** An executor for handlers that may block. */
interface HandlerExecutor extends AutoCloseable {
  /** A task that runs a handler. The executor calls either {@code run} or {@code reject}, once. */
  interface Task extends Runnable {
    /** Rejects the task, because no thread can run it. */
    void reject();
  }

  /**
   * Runs a batch of tasks. No task waits until another one has ended. Unlike an executor, a batch
   * costs the caller one wake-up, and each task is rejected alone.
   *
   * @param batch the tasks, one or more; the list is not used after this method returns
   */
  @HandsOver
  void runAll(List<? extends Task> batch);

  /** Returns an executor that runs each task on a handler thread, without forming batches. */
  Executor executor();

  /**
   * Returns whether the executor has been shut down. Returns false if that cannot be determined.
   */
  boolean isClosed();

  /** Interrupts the running handlers, and rejects new ones. */
  @Override
  void close();

  /** Returns an executor with virtual threads, or with a thread pool on older JVMs. */
  static HandlerExecutor newDefault() {
    return VirtualThreadHandlerExecutor.AVAILABLE
        ? new VirtualThreadHandlerExecutor()
        : new PooledHandlerExecutor();
  }

  /** Wraps an executor that the application provides. */
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
