package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state that a receive buffer shares with its reader: the bytes that wait, and how the data
 * ended. All methods except {@link #owner} and {@link #close} need the lock. The lock is not held
 * while the owner or a subscriber is called, except to ask whether this is the event loop.
 */
final class ReceiveState {
  private static final String CLOSED = "the stream is closed";

  private enum Phase {
    /** More bytes may arrive. */
    OPEN,
    /** All bytes have arrived, or the data failed; the reader may not have read all of them. */
    ENDED,
    /** The reader wants no more bytes. */
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

  /** Whether {@link #isFull} has returned true, so that the owner waits to hear of space. */
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

  /** Makes a subscription the only one. Returns false if there was one before. */
  boolean admit(ReceiveSignaller candidate) {
    if (signaller != null) {
      return false;
    }
    signaller = candidate;
    return true;
  }

  /** Returns the subscription that is to be told what changed; null if there is none. */
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

  /** Returns whether no bytes wait and none will arrive. */
  boolean isDrained() {
    return phase != Phase.OPEN && queue.size() == 0;
  }

  long taken() {
    return taken;
  }

  /** Waits until there are bytes or the end; throws if there will be neither. */
  void awaitBytesOrEnd() throws IOException {
    while (!hasBytes() && isOpen()) {
      if (owner.isOwnThread()) {
        throw new IllegalStateException(
            "this read would wait on the connection's own thread, which alone could end the wait:"
                + " read on another thread, or use the publisher");
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

  /** Wakes the reader that waits for bytes or for the end. */
  void signalChange() {
    changed.signalAll();
  }

  /** Takes the next buffer, which belongs to the caller from now on; null if there is none. */
  @Nullable ByteBuffer take() {
    return queue.take();
  }

  /** Notes that the reader took bytes. Returns whether the owner has to be told of space. */
  boolean onTaken(int count) {
    taken += count;
    freeIfDrained();
    return queue.size() <= window / 2 && clearFullReported();
  }

  /**
   * Returns whether an end, or a failure if there is one, still makes a difference to the reader.
   */
  boolean acceptsEnd(@Nullable RuntimeException reason) {
    return phase == Phase.OPEN
        || (phase == Phase.ENDED && failure == null && reason != null && queue.size() > 0);
  }

  /**
   * Ends the data. A failure drops what waits. Returns whether the owner has to be told of space.
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

  /** Throws if the reader closed the data. */
  void checkNotClosed() throws IOException {
    if (phase == Phase.CLOSED) {
      throw new IOException(CLOSED);
    }
  }

  /** Returns why no more bytes arrive; null if the reader has taken all of them. */
  @Nullable Throwable failure() {
    return failure != null ? failure : phase == Phase.CLOSED ? new IOException(CLOSED) : null;
  }

  /**
   * Closes the data for its reader, as {@link ReceiveBuffer#close} says. Called without the lock.
   */
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
