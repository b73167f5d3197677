package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.transport.LoopErrors;
import dev.wirecommand.transport.LoopThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An event loop: a thread that waits for its channels with a selector, and runs tasks and timers.
 * No {@link Error} ends it. Safe for use by any thread, except where a method says otherwise.
 */
final class EventLoop {
  private static final Logger LOG = System.getLogger(EventLoop.class.getName());
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** The maximum number of tasks that are run before the channels are looked at again. */
  private static final int MOST_TASKS = 1_024;

  private final Thread thread;
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final LoopTimers timers = new LoopTimers();
  private final LoopBuffers buffers = new LoopBuffers();

  /** Whether the loop looks at its tasks before it waits again, so that no wake-up is needed. */
  private final AtomicBoolean awake = new AtomicBoolean(true);

  private final AtomicBoolean started = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean ending;

  /** Whether no task will be run any more. */
  private volatile boolean terminated;

  /** A channel's receiver of events. Called on the event loop. */
  interface Events {
    /**
     * Handles that the channel is ready. An exception is passed to {@link #onFailure}.
     *
     * @param operations the operations of {@link SelectionKey} for which it is ready
     */
    void onReady(int operations) throws IOException;

    /** Closes the channel, after its event handler has thrown. */
    void onFailure(Throwable cause);

    /** Closes the channel, because the event loop ends. */
    void onLoopEnd();
  }

  private static final class Worker extends Thread implements LoopThread {
    Worker(Runnable loop, String name) {
      super(loop, name);
    }
  }

  /** Opens a selector. The thread starts with the first task. */
  EventLoop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector can be opened", e);
    }
    thread = new Worker(this::run, name);
    thread.setDaemon(true);
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Returns the buffers, for use on this event loop. */
  LoopBuffers buffers() {
    return buffers;
  }

  /** Returns a future that completes when the thread has ended. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Registers a channel. Called on this event loop.
   *
   * @param operations the operations of {@link SelectionKey} that the channel waits for
   */
  SelectionKey register(SelectableChannel channel, int operations, Events events)
      throws IOException {
    return channel.register(selector, operations, events);
  }

  /**
   * Runs a task after the ones that were submitted earlier.
   *
   * @throws RejectedExecutionException if this event loop has ended
   */
  void execute(Runnable task) {
    tasks.add(task);
    if (terminated && tasks.remove(task)) {
      throw new RejectedExecutionException("the event loop has ended");
    }
    start();
    if (!isCurrent() && awake.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  private void start() {
    if (!started.get() && started.compareAndSet(false, true)) {
      thread.start();
    }
  }

  /**
   * Runs a task after a delay.
   *
   * @throws RejectedExecutionException if this event loop has ended
   */
  Link.Timer schedule(Runnable task, long delayNanos) {
    LoopTimers.Timer timer = timers.newTimer(task, System.nanoTime() + delayNanos);
    if (isCurrent()) {
      timers.add(timer);
    } else {
      execute(() -> timers.add(timer));
    }
    return () -> cancel(timer);
  }

  private void cancel(LoopTimers.Timer timer) {
    timer.cancel();
    if (isCurrent()) {
      timers.remove(timer);
      return;
    }
    try {
      execute(() -> timers.remove(timer));
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and its timers with it.
      return;
    }
  }

  /** Ends the event loop after it has closed its channels. Returns at once. */
  void end() {
    ending = true;
    if (started.compareAndSet(false, true)) {
      // Nothing was ever executed.
      terminate();
      return;
    }
    awake.set(true);
    selector.wakeup();
  }

  private void run() {
    while (!ending) {
      try {
        turn();
      } catch (Throwable e) {
        // Errors too. The other connections of this event loop must go on.
        LoopErrors.report(LOG, "an event loop goes on after an error", e);
      }
    }
    closeChannels();
    terminate();
  }

  /** Waits for events, and handles what there is. */
  private void turn() throws IOException {
    awake.set(false);
    long wait = tasks.isEmpty() ? timers.nanosUntilNext(System.nanoTime()) : 0;
    if (wait <= 0 || ending) {
      selector.selectNow(EventLoop::dispatch);
    } else {
      // 0 would wait without an end, as for no timer.
      selector.select(
          EventLoop::dispatch,
          wait == Long.MAX_VALUE ? 0 : (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
    awake.set(true);
    runTasks();
    timers.run(System.nanoTime(), EventLoop::run);
  }

  private static void dispatch(SelectionKey key) {
    Events events = (Events) key.attachment();
    try {
      if (key.isValid()) {
        events.onReady(key.readyOps());
      }
    } catch (Throwable e) {
      // Errors too. Only this channel is closed.
      events.onFailure(e);
    }
  }

  /** Runs tasks, but not for ever, because tasks may submit others. */
  private void runTasks() {
    for (int left = MOST_TASKS; left > 0; left--) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      run(task);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // Errors too, because other connections need this thread.
      LoopErrors.report(LOG, "a task of an event loop failed", e);
    }
  }

  private void closeChannels() {
    // A task may register a further channel, and the end of a channel may leave a further task.
    do {
      drainTasks();
      for (SelectionKey key : new ArrayList<>(selector.keys())) {
        if (key.channel().isOpen()) {
          Events events = (Events) key.attachment();
          run(events::onLoopEnd);
        }
      }
    } while (!tasks.isEmpty());
    timers.clear();
  }

  private void terminate() {
    try {
      // Closed channels keep their descriptors until their selector has let go of them.
      selector.close();
    } catch (IOException e) {
      LoopErrors.report(LOG, "a selector could not be closed", e);
    }
    terminated = true;
    // A task that was added meanwhile is either run here or rejected.
    drainTasks();
    buffers.release();
    ended.complete(null);
  }

  private void drainTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      run(task);
    }
  }
}
