package dev.wirecommand.server;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Where handlers run that may block. */
interface HandlerExecutor extends AutoCloseable {
  /** What a handler is to do. Either of its methods is called, once. */
  interface Task extends Runnable {
    /** There is no thread for it. */
    void reject();
  }

  /**
   * Runs tasks, each of them whether or not another one waits. What makes this more than an
   * executor: that a whole batch costs the caller one wake-up, and that each task is refused alone.
   *
   * @param batch the tasks, one or more; not referred to after this returns
   */
  void runAll(List<? extends Task> batch);

  /** The same threads, for a task at a time. */
  Executor executor();

  /** Whether there are no threads any more, as far as is known. */
  boolean isClosed();

  /** Interrupts what runs and takes no more. */
  @Override
  void close();

  /** Virtual threads where the JVM has them, a pool where not. */
  static HandlerExecutor newDefault() {
    return VirtualThreadHandlerExecutor.AVAILABLE
        ? new VirtualThreadHandlerExecutor()
        : new PooledHandlerExecutor();
  }

  /** Those of an executor that is somebody else's. */
  static HandlerExecutor of(Executor executor) {
    return new HandlerExecutor() {
      @Override
      public void runAll(List<? extends Task> batch) {
        for (Task task : batch) {
          try {
            executor.execute(task);
          } catch (Throwable e) {
            // Errors too: those of a system that has no more threads.
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
        // Its owner's affair.
      }
    };
  }
}
