package dev.wirecommand.stream;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source that may block, in tasks on an executor, one at a time. A task ends when there is
 * no room; another one begins when half of the chunks are free.
 */
final class ReadingProducer implements Producer, Runnable {
  /** How much is asked for at first; twice as much each time that all of it is there. */
  private static final int FIRST_READ = 4 * 1024;

  private static final Chunk NONE = new Chunk();

  private final Outflow flow;
  private final Source source;
  private final Executor executor;

  // Guarded by the flow's lock.
  private State state = State.IDLE;
  private @Nullable Thread reader;
  private boolean interrupted;

  /** How much to ask for. */
  private int appetite;

  /** Where the task reads to, and how much. */
  private Chunk chunk = NONE;

  private int limit;

  private enum State {
    /** No task is there: before the start, or while there is no room. */
    IDLE,
    /** The executor has a task that has not begun. */
    SUBMITTED,
    READING,
    /** Nothing more is read. */
    CLOSING
  }

  /** What a task does next. */
  private enum Step {
    READ,
    /** Ends; there is no room, and another task will go on. */
    PAUSE,
    /** Closes; nobody wants more. */
    STOP
  }

  ReadingProducer(Outflow flow, Source source, Executor executor) {
    this.flow = flow;
    this.source = source;
    this.executor = executor;
    this.appetite = Math.min(FIRST_READ, flow.queue().chunkSize());
  }

  @Override
  public void start() {
    flow.lock.lock();
    try {
      if (state != State.IDLE) {
        return;
      }
      state = State.SUBMITTED;
    } finally {
      flow.lock.unlock();
    }
    proceed();
  }

  @Override
  public boolean onRoom() {
    if (state != State.IDLE || flow.queue().room() < ChunkQueue.ENOUGH_ROOM) {
      return false;
    }
    state = State.SUBMITTED;
    return true;
  }

  @Override
  public void proceed() {
    submit(this);
  }

  private void submit(Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException e) {
      // Closing may block, and this thread may be the connection's.
      Thread closing = new Thread(() -> finish(e), "wirecommand-close");
      closing.setDaemon(true);
      closing.start();
    }
  }

  @Override
  public boolean isDrained() {
    return true;
  }

  @Override
  public boolean onCancel() {
    if (reader != null) {
      interrupted = true;
      reader.interrupt();
    }
    if (state != State.IDLE) {
      return false;
    }
    state = State.SUBMITTED;
    return true;
  }

  @Override
  public void release() {
    submit(this);
  }

  @Override
  public void run() {
    Throwable failure = null;
    try {
      int n = 0;
      boolean dry = false;
      Step step = next(n, dry);
      while (step == Step.READ) {
        n = source.read(chunk.array(), limit);
        if (n < 0) {
          break;
        }
        dry = source.isDry();
        step = next(n, dry);
      }
      if (step == Step.PAUSE) {
        return;
      }
    } catch (Throwable e) {
      // Errors too: the peer waits for an end whatever went wrong here.
      failure = e;
    }
    finish(failure);
  }

  /** Hands over what was read, and looks where to read to. */
  private Step next(int n, boolean dry) {
    Outflow.Signal signal;
    Step step;
    flow.lock.lock();
    try {
      if (flow.isCancelled()) {
        return Step.STOP;
      }
      ChunkQueue queue = flow.queue();
      if (n > 0) {
        chunk.setLength(n);
        queue.put(chunk);
        if (n == limit) {
          appetite = Math.min(queue.chunkSize(), 2 * appetite);
        }
        if (dry) {
          queue.endPartial();
        }
      }
      step = n == 0 && reader != null ? Step.READ : prepare(queue);
      signal = flow.news();
    } finally {
      flow.lock.unlock();
    }
    flow.tell(signal);
    return step;
  }

  private Step prepare(ChunkQueue queue) {
    int lacking = queue.lacking();
    if (lacking == 0) {
      state = State.IDLE;
      reader = null;
      chunk = NONE;
      return Step.PAUSE;
    }
    state = State.READING;
    reader = Thread.currentThread();
    limit = Math.min(appetite, lacking);
    chunk = queue.take();
    chunk.reserve(limit);
    return Step.READ;
  }

  /** Closes the source and ends the flow. */
  private void finish(@Nullable Throwable reason) {
    flow.lock.lock();
    try {
      state = State.CLOSING;
      reader = null;
      if (interrupted) {
        // It was meant for the reading; the thread has other things to do after this.
        Thread.interrupted();
      }
    } finally {
      flow.lock.unlock();
    }
    Throwable failure = Closing.close(source::close, reason);
    Outflow.Signal signal;
    flow.lock.lock();
    try {
      flow.end(failure);
      signal = flow.news();
    } finally {
      flow.lock.unlock();
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    flow.tell(signal);
    flow.owner().onReleased();
  }
}
