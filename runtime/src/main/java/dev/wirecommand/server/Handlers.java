package dev.wirecommand.server;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Where handlers run that may block. */
interface Handlers extends AutoCloseable {
  /**
   * Runs tasks, each of them whether or not another one waits. What makes this more than an
   * executor: that a whole batch costs the caller one wake-up.
   *
   * @param batch the tasks, one or more
   * @throws RejectedExecutionException if it is closed; none of the tasks runs then
   */
  void runAll(List<? extends Runnable> batch);

  /** The same threads, for a task at a time. */
  Executor executor();

  /** Interrupts what runs and takes no more. */
  @Override
  void close();

  /** Virtual threads where the JVM has them, a pool where not. */
  static Handlers newDefault() {
    return VirtualHandlers.AVAILABLE ? new VirtualHandlers() : new HandlerPool();
  }

  /** Those of an executor that is somebody else's. */
  static Handlers of(Executor executor) {
    return new Handlers() {
      @Override
      public void runAll(List<? extends Runnable> batch) {
        batch.forEach(executor::execute);
      }

      @Override
      public Executor executor() {
        return executor;
      }

      @Override
      public void close() {
        // Its owner's affair.
      }
    };
  }
}
