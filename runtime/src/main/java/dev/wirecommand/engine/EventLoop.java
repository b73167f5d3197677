package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What is to be done on a connection's thread, in the order in which it was left here. However many
 * tasks other threads leave, that thread is woken once for them. For engines.
 */
public final class EventLoop {
  private final Link link;
  private final Runnable wakeUp;
  private final Consumer<Throwable> onFailure;
  private final Consumer<RejectedExecutionException> onThreadEnded;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /** Whether the connection's thread will look without being told. */
  private final AtomicBoolean announced = new AtomicBoolean();

  /** Whether what is done now will be flushed without anybody asking. That thread's alone. */
  private boolean inBatch;

  /**
   * No tasks yet.
   *
   * @param link whose thread it is
   * @param wakeUp has the connection's thread call {@link #runAll} and {@link #endBatch}
   * @param onFailure told what a task threw, on the connection's thread
   * @param onThreadEnded told that the thread takes no tasks any more, before {@code wakeUp} is
   *     called on another; one at a time
   */
  public EventLoop(
      Link link,
      Runnable wakeUp,
      Consumer<Throwable> onFailure,
      Consumer<RejectedExecutionException> onThreadEnded) {
    this.link = link;
    this.wakeUp = wakeUp;
    this.onFailure = onFailure;
    this.onThreadEnded = onThreadEnded;
  }

  /** On the connection's thread, which will call {@link #runAll} when the batch is over. */
  public void beginBatch() {
    announced.set(true);
    inBatch = true;
  }

  /** On the connection's thread. */
  public void endBatch() {
    inBatch = false;
  }

  /**
   * Runs a task at once where the thread is the connection's, in a batch, and nothing waits; or
   * else as {@link #add}. Any thread.
   *
   * @param task the task
   */
  public void execute(Runnable task) {
    if (link.isOwnThread() && inBatch && queue.isEmpty()) {
      run(task);
    } else {
      add(task);
    }
  }

  /**
   * Leaves a task for the connection's thread. Any thread.
   *
   * @param task the task
   */
  public void add(Runnable task) {
    queue.add(task);
    if (announced.compareAndSet(false, true)) {
      try {
        link.execute(wakeUp);
      } catch (RejectedExecutionException e) {
        wakeUpWithoutThread(e);
      }
    }
  }

  /** The connection's thread has ended, and nothing but this touches what was its own. */
  private synchronized void wakeUpWithoutThread(RejectedExecutionException cause) {
    onThreadEnded.accept(cause);
    wakeUp.run();
  }

  /** Runs what waits, on the connection's thread, as a batch that is not over yet. */
  public void runAll() {
    inBatch = true;
    // Before the queue is read: a task that comes later announces itself anew.
    announced.set(false);
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      run(task);
    }
  }

  /**
   * On the connection's thread: runs a task whatever waits.
   *
   * @param task the task
   */
  public void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The others are still to be run: calls end by them.
      onFailure.accept(e);
    }
  }
}
