package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The event loop of one connection as an engine uses it: tasks that other threads leave, in the
 * order in which they left them, and timers. However many tasks arrive while the loop is busy, it
 * is woken once for them.
 *
 * <p>The loop works in batches: a batch of input, or of tasks, is followed by the end of the batch,
 * where the engine sends what it has gathered.
 */
public final class EventLoop {
  private final Link link;
  private final Runnable endOfBatch;
  private final Consumer<Throwable> onFailure;
  private final Consumer<RejectedExecutionException> onTerminated;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /** Whether the event loop will look at the queue without being woken. */
  private final AtomicBoolean announced = new AtomicBoolean();

  /** Whether a batch is being handled, whose end will flush. Used on the event loop. */
  private boolean inBatch;

  /**
   * Wraps a link's event loop; the queue is empty.
   *
   * @param link the connection
   * @param endOfBatch calls {@link #runQueued} and {@link #endBatch}; run on the event loop
   * @param onFailure called on the event loop with what a task threw
   * @param onTerminated called when the event loop takes no tasks any more, before {@code
   *     endOfBatch} is run on another thread; by one thread at a time
   */
  public EventLoop(
      Link link,
      Runnable endOfBatch,
      Consumer<Throwable> onFailure,
      Consumer<RejectedExecutionException> onTerminated) {
    this.link = link;
    this.endOfBatch = endOfBatch;
    this.onFailure = onFailure;
    this.onTerminated = onTerminated;
  }

  /** Returns whether the caller runs on the event loop. May be called on any thread. */
  public boolean inEventLoop() {
    return link.isOwnThread();
  }

  /** Returns the time by the clock of {@link #schedule}. May be called on any thread. */
  public long nanoTime() {
    return link.nanoTime();
  }

  /** Begins a batch of input, which {@link #runQueued} will follow. Called on the event loop. */
  public void beginBatch() {
    announced.set(true);
    inBatch = true;
  }

  /** Notes that the batch is over and flushed. Called on the event loop. */
  public void endBatch() {
    inBatch = false;
  }

  /**
   * Runs a task at once if the caller is on the event loop, within a batch, and nothing is queued;
   * else as {@link #submit}. May be called on any thread.
   */
  @HandsOver
  public void execute(Runnable task) {
    if (link.isOwnThread() && inBatch && queue.isEmpty()) {
      run(task);
    } else {
      submit(task);
    }
  }

  /** Queues a task for the event loop. May be called on any thread. */
  @HandsOver
  public void submit(Runnable task) {
    queue.add(task);
    if (announced.compareAndSet(false, true)) {
      try {
        link.execute(endOfBatch);
      } catch (RejectedExecutionException e) {
        runWithoutLoop(e);
      }
    }
  }

  /** The event loop has terminated, so this thread alone touches what belonged to it. */
  private synchronized void runWithoutLoop(RejectedExecutionException cause) {
    onTerminated.accept(cause);
    endOfBatch.run();
  }

  /**
   * Runs a task on the event loop after a delay, as a batch of its own. May be called on any
   * thread.
   *
   * @param delayNanos the delay, 0 or more nanoseconds
   * @return a handle that cancels the task
   * @throws RejectedExecutionException if the event loop has terminated
   */
  @HandsOver
  public Link.Timer schedule(Runnable task, long delayNanos) {
    return link.schedule(
        () -> {
          run(task);
          endOfBatch.run();
        },
        delayNanos);
  }

  /** Runs what is queued, as part of a batch. Called on the event loop. */
  public void runQueued() {
    inBatch = true;
    // Before the queue is read: a task that comes later announces itself anew.
    announced.set(false);
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      run(task);
    }
  }

  /** Runs a task, whatever is queued; a failure of it is reported. Called on the event loop. */
  public void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The other tasks must still run: calls end by them.
      onFailure.accept(e);
    }
  }
}
