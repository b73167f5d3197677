package dev.wirecommand.server;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** An executor for handlers that may block. All connections of a server share it. */
interface HandlerExecutor extends HandlerThreads, AutoCloseable {
  /** Returns the threads for a new connection: all of them, or a share where they are few. */
  default HandlerThreads forConnection() {
    return this;
  }

  /**
   * Returns whether the executor has been shut down. Returns false if that cannot be determined.
   */
  boolean isClosed();

  /** Interrupts the running handlers, and rejects new ones. */
  @Override
  void close();

  /**
   * Wraps an executor that the application provides, or returns one with virtual threads, or with a
   * thread pool on older JVMs.
   *
   * @param given the application's executor, or null
   * @param maxThreads the maximum size of the pool
   */
  static HandlerExecutor of(@Nullable Executor given, int maxThreads) {
    if (given != null) {
      return of(given);
    }
    return VirtualThreadHandlerExecutor.AVAILABLE
        ? new VirtualThreadHandlerExecutor()
        : new PooledHandlerExecutor(maxThreads);
  }

  /** Wraps an executor that the application provides. */
  private static HandlerExecutor of(Executor executor) {
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
      public boolean remove(Task task) {
        return executor instanceof ThreadPoolExecutor pool && pool.remove(task);
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
