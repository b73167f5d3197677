package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer that holds received bytes until a reader reads them. The event loop adds bytes;
 * the reader reads them as a stream or subscribes to a publisher.
 *
 * <p>The buffer does not refuse bytes when the window is full: the caller of {@link #add} asks
 * {@link #isFull} and stops the peer.
 */
public final class ReceiveBuffer {
  private final ReceiveState state;

  /** Whether a caller has already got the stream or the publisher. Guarded by the state's lock. */
  private boolean requested;

  /**
   * Creates an empty buffer.
   *
   * @param window how many bytes may wait for the reader before the buffer is full, at least 1
   * @param owner the call that the buffer belongs to
   */
  public ReceiveBuffer(int window, ReceiveBufferOwner owner) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1, not " + window);
    }
    this.state = new ReceiveState(window, owner);
  }

  /**
   * Adds received bytes to the buffer. They are dropped after the end, after a failure, and after
   * {@linkplain #isClosed() closing}. Called on the event loop.
   *
   * @param array holds the bytes, which are copied, or given to a subscriber that borrows them
   *     before this method returns
   * @param offset the index of the first byte
   * @param length the number of bytes
   */
  public void add(byte[] array, int offset, int length) {
    ReceiveSignaller waiting;
    boolean borrowed = false;
    state.lock.lock();
    try {
      if (!state.isOpen() || length == 0) {
        return;
      }
      ByteQueue queue = state.queue();
      waiting = state.signaller();
      if (waiting == null || queue.size() > 0 || !waiting.hasDemand()) {
        queue.add(array, offset, length);
      } else if (waiting.borrows()) {
        borrowed = true;
        queue.addShared(array, offset, length);
      } else {
        queue.addExactly(array, offset, length);
      }
      state.signalChange();
    } finally {
      state.lock.unlock();
    }
    if (waiting != null) {
      waiting.signal();
    }
    if (borrowed) {
      copyIfNotTaken(array);
    }
  }

  /**
   * Copies the bytes out of the caller's array, unless the subscriber has already read them. The
   * subscriber may have been busy with another signal.
   */
  private void copyIfNotTaken(byte[] array) {
    state.lock.lock();
    try {
      state.queue().copyLastIfIn(array);
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Returns whether the unread bytes fill the window. Called on the event loop.
   *
   * @return whether the bytes that wait for the reader fill the window; if so, {@link
   *     ReceiveBufferOwner#onSpace} will be called
   */
  public boolean isFull() {
    state.lock.lock();
    try {
      return state.isFull();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Returns whether the reader has closed the buffer. Bytes that arrive later may be dropped. May
   * be called from any thread.
   *
   * @return whether the reader has closed the buffer
   */
  public boolean isClosed() {
    state.lock.lock();
    try {
      return state.isClosed();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Returns the number of bytes that the reader has read. The number shows whether the reader makes
   * progress. May be called from any thread.
   *
   * @return the number of bytes so far
   */
  public long taken() {
    state.lock.lock();
    try {
      return state.taken();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Requests one call of {@link ReceiveBufferOwner#onSpace} when the reader has taken a number of
   * bytes in all. Replaces an earlier request. Called on the event loop.
   *
   * @param bytes the number of bytes, counted from the start of the data
   * @return true if the reader has taken them already, so that the owner will not be called
   */
  public boolean notifyWhenTaken(long bytes) {
    state.lock.lock();
    try {
      return state.notifyWhenTaken(bytes);
    } finally {
      state.lock.unlock();
    }
  }

  /** Marks the end of the data. No more bytes arrive. Called on the event loop. */
  public void end() {
    finish(null);
  }

  /**
   * Ends the data early because of a failure. No more bytes arrive. The reader is told at once, and
   * bytes that wait are dropped. Does nothing if the reader has taken all bytes and the end, or has
   * closed the buffer. Called on the event loop.
   *
   * @param reason the exception that reading throws, and that the subscriber is given
   */
  public void fail(RuntimeException reason) {
    finish(reason);
  }

  private void finish(@Nullable RuntimeException reason) {
    ReceiveSignaller waiting;
    boolean space;
    state.lock.lock();
    try {
      if (!state.acceptsEnd(reason)) {
        return;
      }
      space = state.end(reason);
      waiting = state.signaller();
    } finally {
      state.lock.unlock();
    }
    if (waiting != null) {
      waiting.signal();
    }
    if (space) {
      state.owner().onSpace();
    }
  }

  /**
   * Closes the buffer on behalf of its reader. Bytes that wait or arrive later are dropped, as if
   * the reader had closed its stream. A read that waits throws {@link IOException}; a subscriber
   * that has not cancelled is given one. Does nothing a second time. May be called from any thread.
   */
  public void close() {
    state.close();
  }

  /**
   * Returns the buffer's bytes as an input stream. One thread at a time may read it. A read that
   * waits can be interrupted; a read that would wait on the event loop throws {@link
   * IllegalStateException}. Closing the stream, from any thread, ends a read that waits.
   *
   * @return the stream
   * @throws IllegalStateException if the stream or the publisher has been requested before
   */
  public InputStream inputStream() {
    requestOnce();
    return new ReceiveStream(state);
  }

  /**
   * Returns a publisher that sends the buffer's bytes to one subscriber. The subscriber may keep
   * the buffers, unless it {@linkplain ReceiveBufferOwner#borrows borrows} them. Signals come on
   * the event loop, except that {@code onSubscribe} comes on the subscriber's thread; if the event
   * loop has ended, they come on the thread that requests.
   *
   * @return the publisher
   * @throws IllegalStateException if the stream or the publisher has been requested before
   */
  public Flow.Publisher<ByteBuffer> publisher() {
    requestOnce();
    return new ReceivePublisher(state);
  }

  private void requestOnce() {
    state.lock.lock();
    try {
      if (requested) {
        throw new IllegalStateException(
            "the bytes have been asked for before: they can be read once, as a stream or as a"
                + " publisher");
      }
      requested = true;
    } finally {
      state.lock.unlock();
    }
  }
}
