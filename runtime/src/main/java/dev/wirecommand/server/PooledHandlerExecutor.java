package dev.wirecommand.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A thread pool that runs handlers on JVMs without virtual threads. Tasks wait in one queue, and
 * any thread polls the next. A batch wakes one thread. That thread polls its first task and, if
 * there is another one, wakes the next thread before it runs its own. So no task waits for one that
 * blocks, and yet one thread runs a batch of short tasks while the others sleep.
 */
final class PooledHandlerExecutor implements HandlerExecutor, Executor {
  private static final Logger LOG = System.getLogger(PooledHandlerExecutor.class.getName());
  private static final int DEFAULT_THREADS = 64;
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final int maxThreads;
  private final ThreadFactory factory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();

  /* Guarded by the lock. */
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final Set<Thread> threads = new HashSet<>();
  private int idle;

  /** Whether a woken or newly started thread has not polled the queue yet. */
  private boolean waking;

  private boolean closed;

  PooledHandlerExecutor() {
    this(DEFAULT_THREADS, daemons());
  }

  PooledHandlerExecutor(int maxThreads, ThreadFactory factory) {
    this.maxThreads = maxThreads;
    this.factory = factory;
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "wirecommand-handler-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void runAll(List<? extends Task> batch) {
    if (!add(batch)) {
      batch.forEach(Task::reject);
    }
  }

  @Override
  public void execute(Runnable task) {
    if (!add(List.of(task))) {
      throw new RejectedExecutionException(
          isClosed() ? "the server is closed" : "no thread can be started");
    }
  }

  @Override
  public Executor executor() {
    return this;
  }

  /** Queues all tasks of a batch. Queues none and returns false if no thread can run them. */
  private boolean add(List<? extends Runnable> batch) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      tasks.addAll(batch);
      wakeOne();
      if (threads.isEmpty()) {
        tasks.clear();
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void wakeOne() {
    if (waking) {
      return;
    }
    if (idle > 0) {
      waking = true;
      work.signal();
    } else if (threads.size() < maxThreads) {
      start();
    }
  }

  private void start() {
    try {
      Thread thread = factory.newThread(this::work);
      thread.start();
      threads.add(thread);
      waking = true;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The system has no more threads. The existing ones will run the task in time.
      LOG.log(Level.WARNING, "no thread for handlers beside " + threads.size(), e);
    }
  }

  private void work() {
    for (Runnable task = take(true); task != null; task = take(false)) {
      try {
        task.run();
      } catch (Throwable e) {
        LOG.log(Level.ERROR, "a task of the server failed", e);
      }
    }
  }

  /**
   * Polls the next task, and waits for one if the queue is empty. Returns null after 30 seconds
   * without a task, or if the pool is closed and the queue is empty.
   */
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
          // The loop checks what there is to do.
        } finally {
          idle--;
        }
        woken = waking;
      }
      waking &= !woken;
      // An interrupt until now was meant for the task before, or for the wait.
      Thread.interrupted();
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

  /**
   * Interrupts all threads, and rejects new tasks. Queued tasks still run: a cancelled call ends at
   * once, and the source of a response is closed.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      threads.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }
}
