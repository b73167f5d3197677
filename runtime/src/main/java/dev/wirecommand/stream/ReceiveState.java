package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state that a receive buffer shares with its reader. It includes the bytes that wait and how
 * the data ended. All methods except {@link #owner} and {@link #close} need the lock. The lock is
 * not held while the owner or a subscriber is called, except to ask whether this is the event loop.
 */
final class ReceiveState {
  private static final String CLOSED = "the stream is closed";

  private enum Phase {
    /** More bytes may arrive. */
    OPEN,
    /** The last byte or a failure has arrived. The reader may still have bytes to read. */
    ENDED,
    /** The reader has closed the buffer. */
    CLOSED
  }

  final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final ByteQueue queue;
  private final int window;
  private final ReceiveBufferOwner owner;
  private Phase phase = Phase.OPEN;
  private @Nullable RuntimeException failure;
  private @Nullable ReceiveSignaller signaller;
  private long taken;

  /** How many bytes the reader must take until the owner is told. */
  private long notifyAt = Long.MAX_VALUE;

  /** Whether {@link #isFull} has returned true and the owner waits for space. */
  private boolean fullReported;

  ReceiveState(int window, ReceiveBufferOwner owner) {
    this.window = window;
    this.owner = owner;
    this.queue = new ByteQueue(window);
  }

  ReceiveBufferOwner owner() {
    return owner;
  }

  ByteQueue queue() {
    return queue;
  }

  /** Registers the subscription if it is the first one. Otherwise returns false. */
  boolean admit(ReceiveSignaller candidate) {
    if (signaller != null) {
      return false;
    }
    signaller = candidate;
    return true;
  }

  /** Returns the subscription to wake after a change, or null if there is none. */
  @Nullable ReceiveSignaller signaller() {
    return signaller;
  }

  boolean isOpen() {
    return phase == Phase.OPEN;
  }

  boolean isClosed() {
    return phase == Phase.CLOSED;
  }

  boolean isFull() {
    boolean full = queue.size() >= window;
    fullReported |= full;
    return full;
  }

  boolean hasBytes() {
    return queue.size() > 0;
  }

  /** Returns whether the queue is empty and no more bytes will arrive. */
  boolean isDrained() {
    return phase != Phase.OPEN && queue.size() == 0;
  }

  long taken() {
    return taken;
  }

  /**
   * Requests that the owner is told when the reader has taken a number of bytes. Returns true, and
   * tells nothing, if the reader has taken them already.
   */
  boolean notifyWhenTaken(long bytes) {
    notifyAt = taken >= bytes ? Long.MAX_VALUE : bytes;
    return taken >= bytes;
  }

  /**
   * Waits until bytes have arrived or the data has ended. Throws if the data failed or was closed.
   */
  void awaitBytesOrEnd() throws IOException {
    while (!hasBytes() && isOpen()) {
      if (!owner.mayWait()) {
        throw new IllegalStateException(
            "this read would wait on an event loop, which has to receive the bytes: read on another"
                + " thread, or use the publisher");
      }
      try {
        changed.await();
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
    checkNotClosed();
  }

  /** Wakes a reader that waits for bytes or for the end of the data. */
  void signalChange() {
    changed.signalAll();
  }

  /**
   * Removes and returns the next buffer, or returns null if there is none. The caller owns the
   * buffer.
   */
  @Nullable ByteBuffer take() {
    return queue.take();
  }

  /** Records how many bytes the reader has read. Returns whether to report free space. */
  boolean onTaken(int count) {
    taken += count;
    freeIfDrained();
    boolean due = taken >= notifyAt;
    if (due) {
      notifyAt = Long.MAX_VALUE;
    }
    boolean space = queue.size() <= window / 2 && clearFullReported();
    return due || space;
  }

  /**
   * Returns whether ending the data for the given reason would still affect the reader. The reason
   * is null if the data ends without a failure.
   */
  boolean acceptsEnd(@Nullable RuntimeException reason) {
    return phase == Phase.OPEN
        || (phase == Phase.ENDED && failure == null && reason != null && queue.size() > 0);
  }

  /**
   * Marks the end of the data. A failure drops unread bytes. Returns whether to report free space.
   */
  boolean end(@Nullable RuntimeException reason) {
    phase = Phase.ENDED;
    signalChange();
    if (reason == null) {
      freeIfDrained();
      return false;
    }
    failure = reason;
    queue.clear();
    return clearFullReported();
  }

  private void freeIfDrained() {
    if (isDrained()) {
      queue.clear();
    }
  }

  private boolean clearFullReported() {
    boolean was = fullReported;
    fullReported = false;
    return was;
  }

  /** Throws an exception if the reader has closed the buffer. */
  void checkNotClosed() throws IOException {
    if (phase == Phase.CLOSED) {
      throw new IOException(CLOSED);
    }
  }

  /** Returns the exception with which the data ended, or null if there is none. */
  @Nullable Throwable failure() {
    return failure != null ? failure : phase == Phase.CLOSED ? new IOException(CLOSED) : null;
  }

  /** Closes the buffer (see {@link ReceiveBuffer#close}). Called without the lock. */
  void close() {
    ReceiveSignaller waiting;
    boolean early;
    boolean space;
    lock.lock();
    try {
      if (phase == Phase.CLOSED) {
        return;
      }
      early = phase == Phase.OPEN;
      phase = Phase.CLOSED;
      queue.clear();
      space = clearFullReported();
      signalChange();
      waiting = signaller;
    } finally {
      lock.unlock();
    }
    if (waiting != null) {
      waiting.wake();
    }
    if (early) {
      owner.onClosed();
    }
    if (space) {
      owner.onSpace();
    }
  }
}
