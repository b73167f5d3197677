package dev.wirecommand.engine;

import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.stream.Chunk;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing data of one streamed request or response, with a limit on unsent bytes. The source
 * waits while the peer does not read. Each chunk is sent in one frame. A chunk that is not full
 * waits a moment, so that small pieces are joined.
 *
 * <p>All methods are called on the event loop, unless they say otherwise.
 */
public final class SendWindow implements SendBufferOwner {
  /**
   * The time, in nanoseconds, that a partial chunk waits for more data. To send the chunk alone
   * would cost about as much time.
   */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * The time after which the source of a cancelled window is closed by another thread, in
   * nanoseconds. A source whose read ends on an interrupt needs less.
   */
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The owner of a window and the receiver of the window's events. Called on the event loop. */
  public interface Owner {
    /** Called when {@link SendWindow#poll} may return a chunk, or when the source has ended. */
    void onReady();

    /** Called once, when the source is out of use (see {@link SendBufferOwner#onReleased}). */
    void onReleased();
  }

  private final EventLoop loop;
  private final StreamShares shares;
  private final Owner owner;
  private final SendBuffer buffer;

  /** How many chunks the source may produce ahead; 0 before the start, and after the end. */
  private volatile int chunks;

  /** Whether the window has been cancelled, so that its chunks are dropped. */
  private volatile boolean cancelled;

  private @Nullable Chunk borrowed;
  private @Nullable Timer lingering;
  private boolean partialDue;

  /** Whether the source is no longer in use. Guarded by this. */
  private boolean released;

  /** The timer that closes the source of a cancelled window, if one was needed. Guarded by this. */
  private @Nullable Timer closing;

  /**
   * Makes a window for the data of a source. The source has not been started.
   *
   * @param shares the chunks that all streams of the connection may produce ahead
   * @param source creates the buffer of the data for its owner
   */
  public SendWindow(
      EventLoop loop,
      StreamShares shares,
      Owner owner,
      Function<SendBufferOwner, SendBuffer> source) {
    this.loop = loop;
    this.shares = shares;
    this.owner = owner;
    this.buffer = source.apply(this);
  }

  /** Returns whether the source is read, and does not publish. */
  public boolean isRead() {
    return buffer.isRead();
  }

  /**
   * Starts reading from the source.
   *
   * @param wanted how many chunks the source may produce at first, if its share allows; 1 to {@link
   *     SendBuffer#MOST_CHUNKS}
   */
  public void start(int wanted) {
    chunks = shares.begin(wanted);
    buffer.setWindow(chunks);
    buffer.start();
  }

  /**
   * Borrows the next chunk to send. A call of {@link #release} ends the borrowing.
   *
   * @return the chunk; null if there is none now, or one is borrowed already
   */
  public @Nullable ByteSlice poll() {
    if (borrowed != null) {
      return null;
    }
    Chunk chunk = buffer.poll(partialDue);
    partialDue = false;
    borrowed = chunk;
    if (chunk == null) {
      endShare();
    }
    return chunk == null ? null : new ByteSlice(chunk.array(), chunk.offset(), chunk.length());
  }

  /** Returns whether a chunk is borrowed. */
  public boolean isBorrowed() {
    return borrowed != null;
  }

  /** Releases the borrowed chunk, if any. The chunk has been sent, or will never be sent. */
  public void release() {
    Chunk chunk = borrowed;
    if (chunk == null) {
      return;
    }
    borrowed = null;
    if (!cancelled) {
      int next = shares.next(chunks);
      if (next != chunks) {
        chunks = next;
        buffer.setWindow(next);
      }
    }
    buffer.release(chunk);
    endShare();
  }

  /** Returns the chunks to the other streams of the connection, if none will be used any more. */
  private void endShare() {
    if (chunks > 0 && borrowed == null && isReleased() && (cancelled || buffer.isEnded())) {
      shares.end(chunks);
      chunks = 0;
    }
  }

  private synchronized boolean isReleased() {
    return released;
  }

  /** Returns whether the source has ended and all chunks have been polled. */
  public boolean isEnded() {
    return buffer.isEnded();
  }

  /** Returns the exception of the source, or null if the source has not failed. */
  public @Nullable Throwable failure() {
    return buffer.failure();
  }

  /**
   * Drops the data that has not been polled, and closes the source. A thread that reads the source
   * is interrupted; if the source is still in use after a second, another thread closes it. May be
   * called on any thread.
   */
  public void cancel() {
    buffer.cancel();
    cancelled = true;
    if (chunks > 0) {
      loop.execute(this::endShare);
    }
    synchronized (this) {
      if (!released && closing == null) {
        closing = loop.executeBlocking(buffer::closeSource, CLOSE_NANOS);
      }
    }
  }

  /* Called by the buffer, on any thread. */

  @Override
  public void onReady() {
    loop.execute(owner::onReady);
  }

  @Override
  public void onPartial() {
    loop.execute(this::linger);
  }

  @Override
  public void onReleased() {
    synchronized (this) {
      released = true;
      if (closing != null) {
        closing.cancel();
      }
    }
    loop.execute(
        () -> {
          endShare();
          owner.onReleased();
        });
  }

  private void linger() {
    if (lingering == null) {
      lingering = loop.schedule(this::onLingered, LINGER_NANOS);
    }
  }

  private void onLingered() {
    lingering = null;
    // While a chunk waits to be sent, more can join the next one.
    partialDue = borrowed == null;
    owner.onReady();
  }
}
