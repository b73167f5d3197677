package dev.wirecommand.stream;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A producer that uses tasks on an executor to read from a blocking source. One task runs at a
 * time. A task ends when no chunk is free; another one begins when half of the chunks are free.
 */
final class ReadingProducer implements Producer, Runnable {
  /** The size of the first read in bytes. The size doubles after each full read. */
  private static final int FIRST_READ = 4 * 1024;

  private static final Chunk NONE = new Chunk();

  private final SendState state;
  private final Source source;
  private final Executor executor;

  // Guarded by the state's lock.
  private Phase phase = Phase.IDLE;
  private @Nullable Thread reader;
  private boolean interrupted;

  /** The size of the next read in bytes. The read is smaller if the chunk has less space. */
  private int readSize;

  // The chunk that the task reads into, and the most bytes that it reads.
  private Chunk chunk = NONE;
  private int limit;

  private enum Phase {
    /** No task exists: the producer has not started, or it waits for a free chunk. */
    IDLE,
    /** A task has been submitted to the executor but has not begun. */
    SUBMITTED,
    /** A task is reading the source. The field {@link #reader} holds its thread. */
    READING,
    /** The source is being closed or is closed. The thread {@link #reader} may still read it. */
    CLOSING
  }

  /** The next step of the task that reads the source. */
  private enum Step {
    READ,
    /** The task ends because no chunk is free. Another task will continue. */
    PAUSE,
    /** The task closes the source because the buffer was cancelled. */
    STOP
  }

  ReadingProducer(SendState state, Source source, Executor executor) {
    this.state = state;
    this.source = source;
    this.executor = executor;
    this.readSize = Math.min(FIRST_READ, state.chunks().chunkSize());
  }

  @Override
  public void start() {
    state.lock.lock();
    try {
      if (phase != Phase.IDLE) {
        return;
      }
      phase = Phase.SUBMITTED;
    } finally {
      state.lock.unlock();
    }
    resume();
  }

  @Override
  public boolean onChunkReleased() {
    if (phase != Phase.IDLE || !state.chunks().mayResume()) {
      return false;
    }
    phase = Phase.SUBMITTED;
    return true;
  }

  @Override
  public void resume() {
    submit(this);
  }

  private void submit(Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException e) {
      // Closing may block, and this thread may be the event loop.
      Thread closing = new Thread(() -> finish(e), "wirecommand-close");
      closing.setDaemon(true);
      closing.start();
    }
  }

  @Override
  public boolean onCancel() {
    if (reader != null) {
      interrupted = true;
      reader.interrupt();
    }
    if (phase != Phase.IDLE) {
      return false;
    }
    phase = Phase.SUBMITTED;
    return true;
  }

  @Override
  public void stop() {
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
      // Also for an Error, since the peer waits for the end of the data.
      failure = e;
    }
    finish(failure);
  }

  /** Appends the chunk that was just read, and prepares for the next read. */
  private Step next(int n, boolean dry) {
    SendState.Notice notice;
    Step step;
    state.lock.lock();
    try {
      if (state.isCancelled()) {
        return Step.STOP;
      }
      ChunkQueue queue = state.chunks();
      if (n > 0) {
        chunk.setLength(n);
        queue.append(chunk);
        if (n == limit) {
          readSize = Math.min(queue.chunkSize(), 2 * readSize);
        }
        if (dry) {
          queue.endPartial();
        }
      }
      step = n == 0 && reader != null ? Step.READ : prepare(queue);
      notice = state.nextNotice();
    } finally {
      state.lock.unlock();
    }
    state.tell(notice);
    return step;
  }

  private Step prepare(ChunkQueue queue) {
    int space = queue.writable();
    if (space == 0) {
      phase = Phase.IDLE;
      reader = null;
      chunk = NONE;
      return Step.PAUSE;
    }
    phase = Phase.READING;
    reader = Thread.currentThread();
    limit = Math.min(readSize, space);
    chunk = queue.takeEmpty();
    chunk.reserve(limit);
    return Step.READ;
  }

  @Override
  public void closeSource() {
    boolean reading;
    state.lock.lock();
    try {
      if (phase == Phase.CLOSING) {
        return;
      }
      reading = reader != null;
      if (reading) {
        phase = Phase.CLOSING;
      }
    } finally {
      state.lock.unlock();
    }
    if (reading) {
      // The buffer has been cancelled, so no failure of the source matters any more.
      Throwable unused = Closing.close(source::close, null);
    } else {
      finish(null);
    }
  }

  /**
   * Closes the source and records that it has ended. Does not close it if {@link #closeSource} has
   * done so, and does nothing if that method has taken the place of a submitted task.
   */
  private void finish(@Nullable Throwable reason) {
    boolean closing;
    state.lock.lock();
    try {
      closing = phase != Phase.CLOSING;
      if (!closing && reader == null) {
        return;
      }
      phase = Phase.CLOSING;
      reader = null;
      if (interrupted) {
        // The interrupt was for the read, not for the next task of this thread.
        Thread.interrupted();
      }
    } finally {
      state.lock.unlock();
    }
    Throwable failure = closing ? Closing.close(source::close, reason) : reason;
    SendState.Notice notice;
    state.lock.lock();
    try {
      state.endSource(failure, true);
      notice = state.nextNotice();
    } finally {
      state.lock.unlock();
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    state.tell(notice);
    state.owner().onReleased();
  }
}
