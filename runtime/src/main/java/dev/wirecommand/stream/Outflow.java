package dev.wirecommand.stream;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that go out as fast as the peer takes them. The source is read, or asked for items, only
 * while fewer than eight chunks wait; no thread is held while they do.
 *
 * <p>A source that blocks is read by tasks on an executor, one at a time. It is closed there, once,
 * however the flow ends. A failure of the source ends the flow after the bytes before it.
 */
public final class Outflow {
  /** Guards everything below, and the producer's state. Not held while others are called. */
  final ReentrantLock lock = new ReentrantLock();

  private final Owner owner;
  private final Producer producer;
  private final ChunkQueue queue;
  private boolean started;
  private boolean cancelled;
  private boolean ended;
  private @Nullable Throwable failure;

  /** Whether the owner has found nothing, and is to be told when that changes. */
  private boolean hungry = true;

  /** Whether it has been told of a partial chunk since. */
  private boolean toldOfPartial;

  /** How a flow reaches the connection. No lock is held in a call; none may throw. */
  public interface Owner {
    /**
     * {@link Outflow#poll} would give something, or the end has come. Called once after the start
     * and after each poll that returned null, but not if the end had come then. From any thread.
     */
    void onReady();

    /**
     * Less than a full chunk waits. The owner polls for it after a moment, so that small pieces can
     * join. Called once at most after the start and after each poll that returned null; from any
     * thread, and from within that poll.
     */
    void onPartial();

    /**
     * Nothing of the flow runs any more: the source has been closed, or the publisher has ended or
     * been cancelled. Called once for a flow that was started or cancelled, from any thread.
     */
    default void onReleased() {}
  }

  private Outflow(int chunk, Owner owner, Function<Outflow, Producer> producer) {
    this.queue = new ChunkQueue(chunk);
    this.owner = owner;
    this.producer = producer.apply(this);
  }

  /**
   * Bytes of a stream. A chunk goes out at once when the stream gives less than it is asked for,
   * and says that no more is there for now.
   *
   * @param stream the bytes; closed here
   * @param executor runs tasks that read
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static Outflow of(InputStream stream, Executor executor, int chunk, Owner owner) {
    return reading(new StreamSource(stream), executor, chunk, owner);
  }

  /**
   * Bytes of a channel. A chunk goes out at once when the channel gives less than it is asked for.
   *
   * @param channel the bytes, in blocking mode; closed here
   * @param executor runs tasks that read
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static Outflow of(ReadableByteChannel channel, Executor executor, int chunk, Owner owner) {
    return reading(new ChannelSource(channel), executor, chunk, owner);
  }

  /**
   * Pieces of bytes, which are joined.
   *
   * @param pieces the bytes; closed here
   * @param executor runs tasks that read
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static Outflow of(Stream<byte[]> pieces, Executor executor, int chunk, Owner owner) {
    return reading(
        new ItemSource<byte[]>(pieces::iterator, pieces, ByteBuffer::wrap), executor, chunk, owner);
  }

  /**
   * A CBOR sequence (RFC 8742).
   *
   * @param <T> the type of the items
   * @param items the items, none of them null; closed here
   * @param encoder writes one
   * @param executor runs tasks that take items
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static <T> Outflow items(
      Stream<? extends T> items,
      ItemEncoder<? super T> encoder,
      Executor executor,
      int chunk,
      Owner owner) {
    return reading(
        new ItemSource<>(items::iterator, items, new EncodedBytes<>(encoder)),
        executor,
        chunk,
        owner);
  }

  /**
   * A CBOR sequence (RFC 8742).
   *
   * @param <T> the type of the items
   * @param items the items, none of them null; closed here if it is {@link AutoCloseable}
   * @param encoder writes one
   * @param executor runs tasks that take items
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static <T> Outflow items(
      Iterator<? extends T> items,
      ItemEncoder<? super T> encoder,
      Executor executor,
      int chunk,
      Owner owner) {
    AutoCloseable closing = items instanceof AutoCloseable closeable ? closeable : () -> {};
    return reading(
        new ItemSource<>(() -> items, closing, new EncodedBytes<>(encoder)),
        executor,
        chunk,
        owner);
  }

  private static Outflow reading(Source source, Executor executor, int chunk, Owner owner) {
    return new Outflow(chunk, owner, flow -> new ReadingProducer(flow, source, executor));
  }

  /**
   * Bytes that are published.
   *
   * @param publisher the bytes, in buffers that nobody changes after they were given
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static Outflow published(
      Flow.Publisher<? extends ByteBuffer> publisher, int chunk, Owner owner) {
    return new Outflow(
        chunk, owner, flow -> new SubscribedProducer<>(flow, publisher, new PublishedBytes<>()));
  }

  /**
   * A CBOR sequence (RFC 8742) of items that are published.
   *
   * @param <T> the type of the items
   * @param publisher the items
   * @param encoder writes one, on the publisher's thread
   * @param chunk how many bytes a chunk has at most
   * @param owner the way to the connection
   * @return a flow that has not begun
   */
  public static <T> Outflow publishedItems(
      Flow.Publisher<? extends T> publisher,
      ItemEncoder<? super T> encoder,
      int chunk,
      Owner owner) {
    return new Outflow(
        chunk,
        owner,
        flow -> new SubscribedProducer<>(flow, publisher, new EncodedBytes<>(encoder)));
  }

  /**
   * Begins. A publisher is subscribed to here, on this thread.
   *
   * @throws IllegalStateException if it has begun before
   */
  public void start() {
    lock.lock();
    try {
      if (started) {
        throw new IllegalStateException("the flow has been started before");
      }
      started = true;
      if (cancelled) {
        return;
      }
    } finally {
      lock.unlock();
    }
    producer.start();
  }

  /**
   * Takes the next chunk, if there is one. Called on the connection's thread.
   *
   * @param partial whether to take one that is not full too
   * @return the chunk, to be given back with {@link #recycle}; null if there is none now, or ever
   *     if {@link #isEnded}
   */
  public @Nullable Chunk poll(boolean partial) {
    lock.lock();
    try {
      if (cancelled) {
        return null;
      }
      Chunk chunk = queue.lend(partial || isOver());
      if (chunk != null) {
        return chunk;
      }
      hungry = !isOver();
      toldOfPartial = queue.hasPartial();
      if (!toldOfPartial) {
        return null;
      }
    } finally {
      lock.unlock();
    }
    owner.onPartial();
    return null;
  }

  /**
   * Gives back a chunk, whose array is used again. Called on the connection's thread.
   *
   * @param chunk a chunk that was polled from this flow
   * @throws IllegalStateException if it has been given back before
   */
  public void recycle(Chunk chunk) {
    Signal signal;
    boolean proceed;
    lock.lock();
    try {
      queue.recycle(chunk);
      if (cancelled) {
        queue.clear();
        return;
      }
      proceed = producer.onRoom();
      signal = news();
    } finally {
      lock.unlock();
    }
    tell(signal);
    if (proceed) {
      producer.proceed();
    }
  }

  /**
   * Whether the flow is at its end. May be called from any thread.
   *
   * @return whether nothing more will come, and everything that came has been polled
   */
  public boolean isEnded() {
    lock.lock();
    try {
      return isOver() && queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Why the source ended. May be called from any thread.
   *
   * @return what the source threw, or was refused with; null if it has ended well, or goes on
   */
  public @Nullable Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the flow: what waits is dropped, a task that reads is interrupted, the source is closed on
   * the executor, the subscription cancelled. The owner is told of nothing more but {@link
   * Owner#onReleased}. Does nothing a second time, or after the end. May be called from any thread.
   */
  public void cancel() {
    boolean release;
    lock.lock();
    try {
      if (cancelled) {
        return;
      }
      cancelled = true;
      queue.clear();
      release = producer.onCancel();
    } finally {
      lock.unlock();
    }
    if (release) {
      producer.release();
    }
  }

  // What follows is for the producer.

  /** What the owner is to be told. */
  enum Signal {
    NOTHING,
    READY,
    PARTIAL
  }

  ChunkQueue queue() {
    return queue;
  }

  Owner owner() {
    return owner;
  }

  /** Whether nobody wants more. Needs the lock. */
  boolean isCancelled() {
    return cancelled;
  }

  /** Notes that the source has ended, and why if it failed. Needs the lock. */
  void end(@Nullable Throwable reason) {
    ended = true;
    failure = reason;
  }

  /** Whether nothing more will come. Needs the lock. */
  private boolean isOver() {
    return ended && producer.isDrained();
  }

  /** Looks what there is to tell the owner. Needs the lock. */
  Signal news() {
    if (cancelled || !hungry) {
      return Signal.NOTHING;
    }
    if (isOver() || queue.hasFull()) {
      hungry = false;
      return Signal.READY;
    }
    if (queue.hasPartial() && !toldOfPartial) {
      toldOfPartial = true;
      return Signal.PARTIAL;
    }
    return Signal.NOTHING;
  }

  /** Tells the owner, without the lock. */
  void tell(Signal signal) {
    if (signal == Signal.READY) {
      owner.onReady();
    } else if (signal == Signal.PARTIAL) {
      owner.onPartial();
    }
  }
}
