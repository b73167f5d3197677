package dev.wirecommand.server;

import dev.wirecommand.transport.LoopErrors;
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
 * A thread pool that runs handlers on JVMs without virtual threads. It has no thread at first, and
 * grows while tasks find all threads busy. Each connection has a share of half of the threads. The
 * tasks of a share wait in a queue of its own. A task that may run now is ready, and any thread
 * polls the next ready task.
 *
 * <p>A batch wakes one thread. That thread polls its first task and, if there is another one, wakes
 * the next thread before it runs its own. So no task waits for one that blocks, and yet one thread
 * runs a batch of short tasks while the others sleep.
 */
final class PooledHandlerExecutor implements HandlerExecutor, Executor {
  /** The maximum number of threads, unless it is set. */
  static final int DEFAULT_THREADS = 256;

  private static final Logger LOG = System.getLogger(PooledHandlerExecutor.class.getName());

  /** How long a thread waits for a task before it ends. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int maxThreads;
  private final ThreadFactory factory;
  private final ThreadShortage shortage;
  private final Share all;
  private final ReentrantLock lock = new ReentrantLock();

  /* Guarded by the lock. */

  /**
   * The shares of the ready tasks, with one entry for each task, in the order of the tasks. The
   * entry of a removed task stays, for the next task of its share.
   */
  private final ArrayDeque<Share> ready = new ArrayDeque<>();

  private final Set<Thread> threads = new HashSet<>();

  /**
   * The threads that wait for a task. The one that has waited for the shortest time is woken first,
   * so that the others end when there is little to do.
   */
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();

  /** Whether a woken or newly started thread has not polled the queue yet. */
  private boolean waking;

  private boolean closed;

  PooledHandlerExecutor() {
    this(DEFAULT_THREADS);
  }

  PooledHandlerExecutor(int maxThreads) {
    this(maxThreads, daemons());
  }

  PooledHandlerExecutor(int maxThreads, ThreadFactory factory) {
    this(maxThreads, factory, new ThreadShortage(maxThreads));
  }

  PooledHandlerExecutor(int maxThreads, ThreadFactory factory, ThreadShortage shortage) {
    this.maxThreads = maxThreads;
    this.factory = factory;
    this.shortage = shortage;
    this.all = new Share(maxThreads);
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "wirecommand-handler-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Returns a share of half of the threads, or of the only one. */
  @Override
  public HandlerThreads forConnection() {
    return new Share(Math.max(1, maxThreads / 2));
  }

  @Override
  public void runAll(List<? extends Task> batch) {
    all.runAll(batch);
  }

  @Override
  public boolean remove(Task task) {
    return all.remove(task);
  }

  @Override
  public void execute(Runnable task) {
    all.execute(task);
  }

  @Override
  public Executor executor() {
    return this;
  }

  /** A number of the threads, with the tasks that run on them and wait for them. */
  private final class Share implements HandlerThreads, Executor {
    private final int limit;

    /* Guarded by the lock. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    /** The number of entries in {@code ready}: so many tasks of the queue may run now. */
    private int readyTasks;

    private int running;

    Share(int limit) {
      this.limit = limit;
    }

    @Override
    public void runAll(List<? extends Task> batch) {
      if (!add(batch)) {
        batch.forEach(Task::reject);
      }
    }

    @Override
    public boolean remove(Task task) {
      lock.lock();
      try {
        return tasks.remove(task);
      } finally {
        lock.unlock();
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
      int waiting;
      int waitingForPool;
      lock.lock();
      try {
        if (closed) {
          return false;
        }
        tasks.addAll(batch);
        makeReady();
        wakeOne();
        if (threads.isEmpty()) {
          // No thread runs anything, so all tasks that wait are those of the batch.
          ready.clear();
          tasks.clear();
          readyTasks = 0;
          return false;
        }
        waiting = tasks.size() - readyTasks;
        waitingForPool =
            idle.isEmpty() && threads.size() >= maxThreads && !waking ? ready.size() : 0;
      } finally {
        lock.unlock();
      }
      if (waitingForPool > 0) {
        shortage.onPoolBusy(waitingForPool);
      } else if (waiting > 0) {
        shortage.onShareBusy(waiting, limit);
      }
      return true;
    }

    /** Makes waiting tasks ready, as far as the share has threads for them. Needs the lock. */
    private void makeReady() {
      while (readyTasks < tasks.size() && readyTasks + running < limit) {
        // First what may fail, for lack of memory.
        ready.add(this);
        readyTasks++;
      }
    }

    /**
     * Polls a ready task, which the caller runs. Returns null if the task was removed, and no other
     * has come. Needs the lock.
     */
    private @Nullable Runnable begin() {
      readyTasks--;
      Runnable task = tasks.poll();
      running += task == null ? 0 : 1;
      return task;
    }

    /** Called when a task has ended, so that another one may run. Needs the lock. */
    private void end() {
      running--;
      makeReady();
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
    if (waking || ready.isEmpty()) {
      return;
    }
    Worker next = idle.poll();
    if (next != null) {
      waking = true;
      next.parked = false;
      next.work.signal();
    } else if (threads.size() < maxThreads) {
      start();
    }
  }

  private void start() {
    try {
      Thread thread = factory.newThread(new Worker());
      thread.start();
      threads.add(thread);
      waking = true;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The system has no more threads. The existing ones will run the task in time.
      LOG.log(Level.WARNING, "no thread for handlers beside " + threads.size(), e);
    }
  }

  /** Runs tasks on one thread of the pool. */
  private final class Worker implements Runnable {
    private final Condition work = lock.newCondition();

    /** Whether this thread is one of the idle ones. */
    private boolean parked;

    /** Whether this thread was started or woken for a task, and has not looked for it yet. */
    private boolean woken = true;

    /** The share of the task that this thread runs, or null if it runs none. */
    private @Nullable Share share;

    @Override
    public void run() {
      boolean goesOn = true;
      while (goesOn) {
        try {
          Runnable task = take();
          goesOn = task != null;
          if (task != null) {
            task.run();
          }
        } catch (Throwable e) {
          // An error of the pool itself, for lack of memory, must not end the thread either.
          LoopErrors.report(LOG, "a task of the server failed", e);
        }
      }
    }

    /** Notes that this thread has looked for the task for which it was woken. Needs the lock. */
    private void lookedAround() {
      waking &= !woken;
      woken = false;
    }

    /** Polls the next ready task, and notes its share. Needs the lock. */
    private @Nullable Runnable poll() {
      for (Share next = ready.poll(); next != null; next = ready.poll()) {
        Runnable task = next.begin();
        if (task != null) {
          share = next;
          return task;
        }
      }
      return null;
    }

    /**
     * Ends the last task and polls the next one. Waits for one if none is ready. Returns null after
     * 5 seconds without a task, or if the pool is closed and no task is ready.
     */
    private @Nullable Runnable take() {
      lock.lock();
      try {
        Share last = share;
        if (last != null) {
          share = null;
          last.end();
        }
        long left = IDLE_NANOS;
        Runnable task = poll();
        while (task == null && !closed && left > 0) {
          lookedAround();
          parked = true;
          idle.push(this);
          try {
            left = work.awaitNanos(left);
          } catch (InterruptedException e) {
            // The loop checks what there is to do.
          } finally {
            if (parked) {
              parked = false;
              idle.remove(this);
            }
          }
          woken = waking;
          task = poll();
        }
        lookedAround();
        // An interrupt until now was meant for the task before, or for the wait.
        Thread.interrupted();
        if (task == null) {
          threads.remove(Thread.currentThread());
          return null;
        }
        wakeOne();
        return task;
      } finally {
        lock.unlock();
      }
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
      idle.forEach(worker -> worker.work.signal());
      threads.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }
}
