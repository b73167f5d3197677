package dev.wirecommand.server;

import dev.wirecommand.link.Link;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What is to be done on a connection's thread, in the order in which it was left here. However many
 * tasks other threads leave, that thread is woken once for them.
 */
final class ConnectionTasks {
  private final Link link;
  private final Runnable wakeUp;
  private final Consumer<Throwable> onFailure;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /** Whether the connection's thread will look without being told. */
  private final AtomicBoolean announced = new AtomicBoolean();

  /** Whether what is done now will be flushed without anybody asking. That thread's alone. */
  private boolean inBatch;

  /**
   * @param wakeUp has the connection's thread call {@link #runAll}
   * @param onFailure told what a task threw, on the connection's thread
   */
  ConnectionTasks(Link link, Runnable wakeUp, Consumer<Throwable> onFailure) {
    this.link = link;
    this.wakeUp = wakeUp;
    this.onFailure = onFailure;
  }

  /** On the connection's thread, which will call {@link #runAll} when the batch is over. */
  void beginBatch() {
    announced.set(true);
    inBatch = true;
  }

  /** On the connection's thread. */
  void endBatch() {
    inBatch = false;
  }

  /** Runs a task at once where the thread is the connection's, in a batch, and nothing waits. */
  void execute(Runnable task) {
    if (link.isOwnThread() && inBatch && queue.isEmpty()) {
      run(task);
      return;
    }
    queue.add(task);
    if (announced.compareAndSet(false, true)) {
      try {
        link.execute(wakeUp);
      } catch (RejectedExecutionException e) {
        wakeUpWithoutThread();
      }
    }
  }

  /** The connection's thread has ended, and nothing but this touches what was its own. */
  private synchronized void wakeUpWithoutThread() {
    wakeUp.run();
  }

  /** Runs what waits, on the connection's thread, as a batch that is not over yet. */
  void runAll() {
    inBatch = true;
    // Before the queue is read: a task that comes later announces itself anew.
    announced.set(false);
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      run(task);
    }
  }

  /** On the connection's thread, in a batch: runs a task whatever waits. */
  void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The others are still to be run: calls end by them.
      onFailure.accept(e);
    }
  }
}
