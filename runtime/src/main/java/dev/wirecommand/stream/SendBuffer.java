package dev.wirecommand.stream;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A buffer of chunks that wait to be sent. Its source is read, or asked for items, only while fewer
 * than eight chunks wait, and no thread is blocked while they do.
 *
 * <p>A source that blocks is read by tasks on an executor, one task at a time, and is closed there,
 * once, however the buffer ends, unless {@link #closeSource} does so. If the source fails, the
 * bytes before the failure are still sent.
 *
 * <p>Each factory takes the most bytes that a chunk holds, at least 1, and the call that the buffer
 * belongs to. None of them reads or subscribes before {@link #start}.
 */
public final class SendBuffer {
  /** The most chunks that may wait or be borrowed. */
  public static final int MOST_CHUNKS = ChunkQueue.WINDOW;

  private final SendState state;
  private final Producer producer;

  /** Whether {@link #start} has been called. Guarded by the state's lock. */
  private boolean started;

  private SendBuffer(SendState state, Producer producer) {
    this.state = state;
    this.producer = producer;
  }

  /**
   * Creates a buffer that reads its bytes from a stream. When the stream returns less than was
   * requested and has no more bytes available, the chunk is sent without waiting for more.
   */
  public static SendBuffer of(
      InputStream stream, Executor executor, int chunkSize, SendBufferOwner owner) {
    return reading(new StreamSource(stream), executor, chunkSize, owner);
  }

  /**
   * Creates a buffer that reads its bytes from a channel, which must be in blocking mode. When the
   * channel returns less than was requested, the chunk is sent without waiting for more.
   */
  public static SendBuffer of(
      ReadableByteChannel channel, Executor executor, int chunkSize, SendBufferOwner owner) {
    return reading(new ChannelSource(channel), executor, chunkSize, owner);
  }

  /** Creates a buffer that joins the byte arrays of a {@link Stream}. */
  public static SendBuffer of(
      Stream<byte[]> pieces, Executor executor, int chunkSize, SendBufferOwner owner) {
    return reading(
        new ItemSource<byte[]>(pieces::iterator, pieces, ByteBuffer::wrap),
        executor,
        chunkSize,
        owner);
  }

  /**
   * Creates a buffer that encodes a stream's items as a CBOR sequence (RFC 8742). No item may be
   * null.
   */
  public static <T> SendBuffer items(
      Stream<? extends T> items,
      ItemEncoder<? super T> encoder,
      Executor executor,
      int chunkSize,
      SendBufferOwner owner) {
    return reading(
        new ItemSource<>(items::iterator, items, new EncodedBytes<>(encoder)),
        executor,
        chunkSize,
        owner);
  }

  /**
   * Creates a buffer that encodes an iterator's items as a CBOR sequence (RFC 8742). No item may be
   * null. An iterator that is {@link AutoCloseable} is closed.
   */
  public static <T> SendBuffer items(
      Iterator<? extends T> items,
      ItemEncoder<? super T> encoder,
      Executor executor,
      int chunkSize,
      SendBufferOwner owner) {
    AutoCloseable closing = items instanceof AutoCloseable closeable ? closeable : () -> {};
    return reading(
        new ItemSource<>(() -> items, closing, new EncodedBytes<>(encoder)),
        executor,
        chunkSize,
        owner);
  }

  private static SendBuffer reading(
      Source source, Executor executor, int chunkSize, SendBufferOwner owner) {
    SendState state = new SendState(chunkSize, owner);
    return new SendBuffer(state, new ReadingProducer(state, source, executor));
  }

  /**
   * Creates a buffer that subscribes to a publisher of bytes. Published buffers must not change.
   */
  public static SendBuffer published(
      Flow.Publisher<? extends ByteBuffer> publisher, int chunkSize, SendBufferOwner owner) {
    return subscribing(publisher, new PublishedBytes<>(), chunkSize, owner);
  }

  /**
   * Creates a buffer that encodes a publisher's items as a CBOR sequence (RFC 8742). The items are
   * encoded on the publisher's thread.
   */
  public static <T> SendBuffer publishedItems(
      Flow.Publisher<? extends T> publisher,
      ItemEncoder<? super T> encoder,
      int chunkSize,
      SendBufferOwner owner) {
    return subscribing(publisher, new EncodedBytes<>(encoder), chunkSize, owner);
  }

  private static <T> SendBuffer subscribing(
      Flow.Publisher<? extends T> publisher,
      ItemBytes<T> bytes,
      int chunkSize,
      SendBufferOwner owner) {
    SendState state = new SendState(chunkSize, owner);
    return new SendBuffer(state, new SubscribedProducer<>(state, publisher, bytes));
  }

  /**
   * Starts to read the source, or subscribes to the publisher. This thread makes the subscription.
   *
   * @throws IllegalStateException if this method has been called before
   */
  public void start() {
    state.lock.lock();
    try {
      if (started) {
        throw new IllegalStateException("the buffer has been started before");
      }
      started = true;
      if (state.isCancelled()) {
        return;
      }
    } finally {
      state.lock.unlock();
    }
    producer.start();
  }

  /**
   * Returns whether the source is read, so that it produces no more than there is room for. A
   * publisher may depend on a certain demand, and publishes whole items.
   *
   * @return whether the source is read, and does not publish
   */
  public boolean isRead() {
    return producer instanceof ReadingProducer;
  }

  /**
   * Sets how many chunks may wait or be borrowed from now on. Called on the event loop.
   *
   * @param chunks 1 to {@value #MOST_CHUNKS}, as it is at first
   */
  public void setWindow(int chunks) {
    state.lock.lock();
    try {
      state.chunks().setWindow(chunks);
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Returns the next chunk, or null if there is none. Called on the event loop.
   *
   * @param partial whether to return a chunk that is not full, too
   * @return the chunk, which the caller has to {@link #release}; null if there is none now, or
   *     never will be if {@link #isEnded}
   */
  public @Nullable Chunk poll(boolean partial) {
    SendState.Notice notice;
    state.lock.lock();
    try {
      if (state.isCancelled()) {
        return null;
      }
      Chunk chunk = state.borrow(partial);
      if (chunk != null) {
        return chunk;
      }
      notice = state.awaitNext();
    } finally {
      state.lock.unlock();
    }
    state.tell(notice);
    return null;
  }

  /**
   * Releases a chunk, so that its array can be used again. Called on the event loop.
   *
   * @param chunk a chunk that was polled from this buffer
   * @throws IllegalStateException if the chunk has been released before
   */
  public void release(Chunk chunk) {
    SendState.Notice notice;
    boolean resume;
    state.lock.lock();
    try {
      state.chunks().release(chunk);
      if (state.isCancelled()) {
        state.chunks().clear();
        return;
      }
      resume = producer.onChunkReleased();
      notice = state.nextNotice();
    } finally {
      state.lock.unlock();
    }
    state.tell(notice);
    if (resume) {
      producer.resume();
    }
  }

  /**
   * Returns whether all chunks have been polled and no more will come. May be called from any
   * thread.
   *
   * @return whether no more bytes will come, and all chunks have been polled
   */
  public boolean isEnded() {
    state.lock.lock();
    try {
      return state.isEnded();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Returns the exception with which the source failed. May be called from any thread.
   *
   * @return the exception of the source, of its publisher or of the executor; null if the source
   *     has ended well, or has not ended
   */
  public @Nullable Throwable failure() {
    state.lock.lock();
    try {
      return state.failure();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Cancels the sending of the remaining bytes. The chunks that wait are dropped, a task that reads
   * is interrupted, the source is closed on the executor, and the subscription is cancelled. The
   * owner is told nothing more except {@link SendBufferOwner#onReleased}. Does nothing a second
   * time. May be called from any thread.
   *
   * <p>A read that ignores the interrupt keeps its source open. See {@link #closeSource}.
   */
  public void cancel() {
    boolean stop;
    state.lock.lock();
    try {
      if (state.isCancelled()) {
        return;
      }
      state.cancel();
      stop = producer.onCancel();
    } finally {
      state.lock.unlock();
    }
    if (stop) {
      producer.stop();
    }
  }

  /**
   * Closes the source on this thread, even while a task reads it, which ends most reads that ignore
   * an interrupt. Does nothing if the source has been closed. May block, so it is not called on the
   * event loop; called after {@link #cancel}.
   */
  public void closeSource() {
    producer.closeSource();
  }
}
