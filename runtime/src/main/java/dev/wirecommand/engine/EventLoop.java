package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The event loop of one connection, with a task queue and timers. Other threads queue tasks, and
 * the loop runs them in order. The loop is woken once for all tasks that arrive while it is busy.
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
  private final DelayedTasks delayed;

  /** Whether the queue will soon be read, so that no wake-up is necessary. */
  private final AtomicBoolean announced = new AtomicBoolean();

  /** Whether the event loop is handling a batch. The end of the batch will flush. */
  private boolean inBatch;

  /**
   * Makes an event loop that runs on a link's thread and has an empty task queue.
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
    this.delayed = new DelayedTasks(link, BlockingExecutor.EXECUTOR);
  }

  /** Returns whether the caller runs on the event loop. May be called on any thread. */
  public boolean inEventLoop() {
    return link.isOwnThread();
  }

  /**
   * Returns the current time in nanoseconds, from the same clock as {@link #schedule}. May be
   * called on any thread.
   */
  public long nanoTime() {
    return link.nanoTime();
  }

  /**
   * Begins a batch of input. A call of {@link #runQueued} must follow. Called on the event loop.
   */
  public void beginBatch() {
    announced.set(true);
    inBatch = true;
  }

  /** Ends the batch of input. The caller has flushed the output. Called on the event loop. */
  public void endBatch() {
    inBatch = false;
    forgetInterrupts();
  }

  /** Clears an interrupt that the application's code has left behind, if it ran on this loop. */
  public void forgetInterrupts() {
    if (link.isOwnThread()) {
      Thread.interrupted();
    }
  }

  /**
   * Runs a task on the event loop, immediately if possible. The task runs at once if the caller is
   * on the event loop, within a batch, and no task is queued. Otherwise this method does the same
   * as {@link #submit}. May be called on any thread.
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
      } catch (Throwable e) {
        // There is no memory for the wake-up. The next task wakes the loop for this one too.
        announced.set(false);
        throw e;
      }
    }
  }

  /**
   * Runs the queued tasks on the calling thread, because the event loop has terminated. No other
   * thread uses the loop's state any more.
   */
  private synchronized void runWithoutLoop(RejectedExecutionException cause) {
    onTerminated.accept(cause);
    endOfBatch.run();
  }

  /**
   * Runs a task on the event loop after a delay, in a separate batch. May be called on any thread.
   *
   * @param delayNanos the delay, 0 or more nanoseconds
   * @return a handle that cancels the task
   * @throws RejectedExecutionException if the event loop has terminated
   */
  @HandsOver
  public Link.Timer schedule(Runnable task, long delayNanos) {
    return link.schedule(() -> runBatch(task), delayNanos);
  }

  /**
   * Runs a task that may block after a delay, on a thread other than the event loop. Unlike a task
   * of {@link #schedule}, it runs even if the connection has closed by then. May be called on any
   * thread.
   *
   * @param delayNanos the delay, 0 or more nanoseconds
   * @return a handle that cancels the task
   */
  @HandsOver
  public Link.Timer executeBlocking(Runnable task, long delayNanos) {
    return delayed.execute(task, delayNanos);
  }

  /** Records that the link has closed, so that its timers fire no more. */
  public void onLinkClosed() {
    delayed.onLinkClosed();
  }

  /** Runs a task at once, as a batch of its own. Called on the event loop. */
  public void runBatch(Runnable task) {
    run(task);
    endOfBatch.run();
  }

  /** Runs all queued tasks. Begins a batch if none has begun. Called on the event loop. */
  public void runQueued() {
    inBatch = true;
    // Before the queue is read: a task that comes later announces itself anew.
    announced.set(false);
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      run(task);
    }
  }

  /**
   * Runs a task immediately, ahead of any queued tasks. Reports an exception of the task. Called on
   * the event loop.
   */
  public void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The other tasks must still run: calls end by them.
      onFailure.accept(e);
    }
  }
}
