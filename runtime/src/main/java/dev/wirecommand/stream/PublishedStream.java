package dev.wirecommand.stream;

import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream that reads a publisher's bytes. One thread at a time may read it. The stream requests a
 * few buffers in advance, and reads from them directly. A read that waits can be interrupted.
 * Closing the stream, from any thread, ends a read that waits and cancels the subscription.
 */
public final class PublishedStream extends InputStream {
  /** The number of buffers that the stream requests in advance. */
  private static final int AHEAD = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();

  // Guarded by the lock, which is not held while the subscription is called.
  private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>(AHEAD);
  private Flow.@Nullable Subscription subscription;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure;

  private PublishedStream() {}

  /**
   * Subscribes to a publisher and returns its bytes as a stream.
   *
   * @param publisher the bytes, in buffers that do not change once published
   * @return the stream. If the publisher fails, reading throws an {@link IOException} with the
   *     failure as its cause
   */
  public static InputStream of(Flow.Publisher<? extends ByteBuffer> publisher) {
    PublishedStream stream = new PublishedStream();
    publisher.subscribe(stream.new Subscriber());
    return stream;
  }

  private final class Subscriber implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription given) {
      Objects.requireNonNull(given, "subscription");
      if (accept(given)) {
        given.request(AHEAD);
      } else {
        given.cancel();
      }
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      add(buffer.duplicate());
    }

    @Override
    public void onError(Throwable thrown) {
      finish(Objects.requireNonNull(thrown, "thrown"));
    }

    @Override
    public void onComplete() {
      finish(null);
    }
  }

  private boolean accept(Flow.Subscription given) {
    lock.lock();
    try {
      if (subscription != null || closed) {
        return false;
      }
      subscription = given;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void add(ByteBuffer buffer) {
    lock.lock();
    try {
      if (!closed) {
        buffers.addLast(buffer);
        arrived.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void finish(@Nullable Throwable reason) {
    lock.lock();
    try {
      ended = true;
      failure = reason;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] array, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, array.length);
    int n = 0;
    while (n == 0 && length > 0) {
      Flow.Subscription toRequest = null;
      lock.lock();
      try {
        ByteBuffer first = await();
        if (first == null) {
          return -1;
        }
        n = Math.min(length, first.remaining());
        first.get(array, offset, n);
        if (!first.hasRemaining()) {
          buffers.removeFirst();
          toRequest = ended ? null : subscription;
        }
      } finally {
        lock.unlock();
      }
      if (toRequest != null) {
        toRequest.request(1);
      }
    }
    return n;
  }

  /** Waits for a buffer and returns it, or returns null at the end of the data. Needs the lock. */
  private @Nullable ByteBuffer await() throws IOException {
    while (buffers.isEmpty() && !ended && !closed) {
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
    if (closed) {
      throw new IOException("the stream is closed");
    }
    ByteBuffer first = buffers.peekFirst();
    if (first == null && failure != null) {
      throw new IOException("the publisher failed: " + FailureText.of(failure), failure);
    }
    return first;
  }

  @Override
  public int available() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the stream is closed");
      }
      long sum = 0;
      for (ByteBuffer buffer : buffers) {
        sum += buffer.remaining();
      }
      return (int) Math.min(sum, Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Flow.Subscription toCancel;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      buffers.clear();
      toCancel = ended ? null : subscription;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    if (toCancel != null) {
      toCancel.cancel();
    }
  }
}
