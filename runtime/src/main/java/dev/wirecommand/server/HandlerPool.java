package dev.wirecommand.server;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads for handlers that block, where the JVM has no virtual ones. Tasks wait in one queue, and
 * any thread takes the next. A batch wakes one thread; that one, when it has taken its first task
 * and sees another, wakes the next before it runs its own. So no task waits for one that blocks,
 * and yet where tasks are short one thread runs the batch and the others sleep on.
 */
final class HandlerPool implements Handlers, Executor {
  private static final int DEFAULT_THREADS = 64;
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final int maxThreads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final Set<Thread> threads = new HashSet<>();
  private int idle;
  private int number;

  /** Whether a thread has been woken, or started, that has not taken a task yet. */
  private boolean waking;

  private boolean closed;

  HandlerPool() {
    this(DEFAULT_THREADS);
  }

  HandlerPool(int maxThreads) {
    this.maxThreads = maxThreads;
  }

  @Override
  public void runAll(List<? extends Runnable> batch) {
    lock.lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("the server is closed");
      }
      tasks.addAll(batch);
      wakeOne();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void execute(Runnable task) {
    runAll(List.of(task));
  }

  @Override
  public Executor executor() {
    return this;
  }

  private void wakeOne() {
    if (waking) {
      return;
    }
    if (idle > 0) {
      waking = true;
      work.signal();
    } else if (threads.size() < maxThreads) {
      waking = true;
      Thread thread = new Thread(this::work, "wirecommand-handler-" + ++number);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work() {
    boolean woken = true;
    for (Runnable task = take(woken); task != null; task = take(false)) {
      task.run();
      // An interrupt was meant for the task before.
      Thread.interrupted();
    }
  }

  /** The next task; null where there has been none for long, or the pool is closed. */
  private @Nullable Runnable take(boolean justStarted) {
    boolean woken = justStarted;
    lock.lock();
    try {
      long left = IDLE_NANOS;
      while (tasks.isEmpty() && !closed && left > 0) {
        waking &= !woken;
        idle++;
        try {
          left = work.awaitNanos(left);
        } catch (InterruptedException e) {
          // Of a task that has ended; closing says so besides.
        } finally {
          idle--;
        }
        woken = waking;
      }
      waking &= !woken;
      Runnable task = tasks.poll();
      if (task == null) {
        threads.remove(Thread.currentThread());
      } else if (!tasks.isEmpty()) {
        wakeOne();
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      tasks.clear();
      work.signalAll();
      threads.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }
}
