package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that arrive for one reader, in a bounded window. The connection's thread adds them; the
 * reader takes them as a stream or as a publisher.
 *
 * <p>The window is not enforced here: whoever adds looks at {@link #isFull} and stops the peer.
 */
public final class Inflow {
  private static final String CLOSED = "the stream is closed";

  private final int window;
  private final Owner owner;

  /** Guards everything below, the publisher's state too. Not held while others are called. */
  final ReentrantLock lock = new ReentrantLock();

  private final Condition arrived = lock.newCondition();

  private final ByteQueue queue;
  private boolean asked;
  private @Nullable InflowSubscription subscription;
  private boolean ended;
  private boolean closed;
  private @Nullable RuntimeException failure;
  private long taken;

  /** Whether {@link #isFull} has said so, and the owner is owed {@link Owner#onSpace}. */
  private boolean foundFull;

  /** How a flow reaches the connection. But for {@link #isOwnThread}, no lock is held in a call. */
  public interface Owner {
    /**
     * Whether the caller runs on the connection's thread. Called from any thread.
     *
     * @return whether it does
     */
    boolean isOwnThread();

    /**
     * Runs a task on the connection's thread. Called from any thread.
     *
     * @param task the task
     * @throws RejectedExecutionException if that thread has ended
     */
    void execute(Runnable task);

    /**
     * There is room again, or nothing more is kept: no more than half of the window is taken.
     * Called once for each time that {@link Inflow#isFull} turned true, from any thread.
     */
    void onSpace();

    /**
     * Whether a subscriber is done with a buffer when its {@code onNext} returns. Called once for
     * each, from any thread.
     *
     * @param subscriber the subscriber
     * @return whether nothing has to be copied for it; false unless overridden
     */
    default boolean borrows(Flow.Subscriber<?> subscriber) {
      return false;
    }

    /** The reader wants no more, and the end had not come. Called once at most, from any thread. */
    void onClosed();
  }

  /**
   * A flow in which nothing has arrived.
   *
   * @param window how many bytes may wait for the reader before the flow is full, at least 1
   * @param owner the way to the connection
   */
  public Inflow(int window, Owner owner) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1, not " + window);
    }
    this.window = window;
    this.owner = owner;
    this.queue = new ByteQueue(window);
  }

  /**
   * Adds bytes. They are dropped after the end, a failure, or {@linkplain #isClosed() closing}.
   * Called on the connection's thread.
   *
   * @param array holds the bytes, which are copied, or given to a subscriber that borrows them
   *     before this returns
   * @param offset where they begin
   * @param length how many there are
   */
  public void add(byte[] array, int offset, int length) {
    InflowSubscription waiting;
    boolean lent = false;
    lock.lock();
    try {
      if (ended || closed || length == 0) {
        return;
      }
      waiting = subscription;
      if (waiting == null || queue.size() > 0 || !waiting.hasDemand()) {
        queue.add(array, offset, length);
      } else if (waiting.borrows()) {
        lent = true;
        queue.addShared(array, offset, length);
      } else {
        queue.addExactly(array, offset, length);
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    if (waiting != null) {
      waiting.signal();
    }
    if (lent) {
      takeBack(array);
    }
  }

  /** What was lent and not taken, as by a subscriber that is being told of something, is copied. */
  private void takeBack(byte[] array) {
    lock.lock();
    try {
      queue.ownLast(array);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether the window is full. Called on the connection's thread.
   *
   * @return whether as many bytes as the window holds, or more, wait for the reader; if so, {@link
   *     Owner#onSpace} will be called
   */
  public boolean isFull() {
    lock.lock();
    try {
      boolean full = queue.size() >= window;
      foundFull |= full;
      return full;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether the reader wants no more, so that what comes may be dropped. May be called from any
   * thread.
   *
   * @return whether it has closed the flow
   */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How much the reader has taken, which tells whether it moves. May be called from any thread.
   *
   * @return the number of bytes so far
   */
  public long taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Says that no more comes. Called on the connection's thread. */
  public void end() {
    finish(null);
  }

  /**
   * Says that no more comes, and why. The reader is told at once, and bytes that wait are dropped.
   * Does nothing if the reader has had everything, or wants no more. Called on the connection's
   * thread.
   *
   * @param reason what reading throws, and what the subscriber is given
   */
  public void fail(RuntimeException reason) {
    finish(reason);
  }

  private void finish(@Nullable RuntimeException reason) {
    InflowSubscription waiting;
    boolean space = false;
    lock.lock();
    try {
      if (closed || failure != null || (ended && (reason == null || queue.size() == 0))) {
        return;
      }
      ended = true;
      if (reason != null) {
        failure = reason;
        queue.clear();
        space = takeFoundFull();
      } else {
        freeIfDone();
      }
      arrived.signalAll();
      waiting = subscription;
    } finally {
      lock.unlock();
    }
    if (waiting != null) {
      waiting.signal();
    }
    if (space) {
      owner.onSpace();
    }
  }

  /**
   * Drops what waits and what is still to come, as if the reader had closed. A read that waits
   * throws {@link IOException}; a subscriber that has not cancelled is given one. Does nothing a
   * second time. May be called from any thread.
   */
  public void close() {
    InflowSubscription waiting;
    boolean tell;
    boolean space;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      tell = !ended;
      closed = true;
      queue.clear();
      space = takeFoundFull();
      arrived.signalAll();
      waiting = subscription;
    } finally {
      lock.unlock();
    }
    if (waiting != null) {
      waiting.wake();
    }
    if (tell) {
      owner.onClosed();
    }
    if (space) {
      owner.onSpace();
    }
  }

  /**
   * The bytes as a stream, to be read by one thread at a time. A read that waits can be
   * interrupted; one that would wait on the connection's own thread is refused with {@link
   * IllegalStateException}. Closing it, from any thread, ends a read that waits.
   *
   * @return the stream
   * @throws IllegalStateException if the bytes have been asked for before
   */
  public InputStream inputStream() {
    ask();
    return new InflowStream(this);
  }

  /**
   * The bytes as a publisher for one subscriber. It gives them in buffers that the subscriber may
   * keep, unless it {@linkplain Owner#borrows borrows} them. Signals come on the connection's
   * thread, {@code onSubscribe} on the subscriber's; if the connection's thread has ended, they
   * come on the thread that requests.
   *
   * @return the publisher
   * @throws IllegalStateException if the bytes have been asked for before
   */
  public Flow.Publisher<ByteBuffer> publisher() {
    ask();
    return new InflowPublisher(this);
  }

  private void ask() {
    lock.lock();
    try {
      if (asked) {
        throw new IllegalStateException(
            "the bytes have been asked for before: they can be read once, as a stream or as a"
                + " publisher");
      }
      asked = true;
    } finally {
      lock.unlock();
    }
  }

  /** Reads at least one byte, and returns how many; -1 at the end. */
  int read(byte[] array, int offset, int length) throws IOException {
    int n;
    boolean space;
    lock.lock();
    try {
      await();
      if (queue.size() == 0) {
        return -1;
      }
      n = queue.read(array, offset, length);
      space = onTaken(n);
    } finally {
      lock.unlock();
    }
    if (space) {
      owner.onSpace();
    }
    return n;
  }

  /** Waits until there are bytes or the end; throws if there will be neither. Needs the lock. */
  private void await() throws IOException {
    while (queue.size() == 0 && !ended && !closed) {
      if (owner.isOwnThread()) {
        throw new IllegalStateException(
            "this read would wait on the connection's own thread, which alone could end the wait:"
                + " read on another thread, or use the publisher");
      }
      try {
        arrived.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted =
            new InterruptedIOException("interrupted while waiting for bytes");
        interrupted.initCause(e);
        throw interrupted;
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      throw new IOException(CLOSED);
    }
  }

  /** How many bytes can be read without waiting. */
  int available() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException(CLOSED);
      }
      return (int) Math.min(queue.size(), Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** Makes a subscription the only one. Returns false if there was one before. */
  boolean admit(InflowSubscription candidate) {
    lock.lock();
    try {
      if (subscription != null) {
        return false;
      }
      subscription = candidate;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next buffer, or null if there is none. Needs the lock. */
  @Nullable ByteBuffer take() {
    return queue.take();
  }

  /** Notes that the reader took bytes. Returns whether the owner is to be told. Needs the lock. */
  boolean onTaken(int count) {
    taken += count;
    freeIfDone();
    return queue.size() <= window / 2 && takeFoundFull();
  }

  private void freeIfDone() {
    if (ended && queue.size() == 0) {
      queue.clear();
    }
  }

  private boolean takeFoundFull() {
    boolean was = foundFull;
    foundFull = false;
    return was;
  }

  /** Whether there is something to take. Needs the lock. */
  boolean hasBytes() {
    return queue.size() > 0;
  }

  /** Whether there is nothing to take, and will be nothing. Needs the lock. */
  boolean isDrained() {
    return (ended || closed) && queue.size() == 0;
  }

  /** Why there is nothing more; null if all has been taken. Needs the lock. */
  @Nullable Throwable failure() {
    return failure != null ? failure : closed ? new IOException(CLOSED) : null;
  }

  Owner owner() {
    return owner;
  }
}
