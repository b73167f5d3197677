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
 * The data that one request, or one response, sends as its source produces it, one chunk to a
 * frame. What is produced and not sent is bounded: the source waits while the peer does not read. A
 * chunk that is not full waits a moment, so that small pieces are joined.
 *
 * <p>All methods are called on the event loop, unless they say otherwise.
 */
public final class SendWindow implements SendBufferOwner {
  /** How long a chunk that is not full waits for more: about as long as sending it alone costs. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The owner of a window. Called on the event loop. */
  public interface Owner {
    /** There may be something to {@link SendWindow#poll}, or the source has ended. */
    void onReady();

    /** Nothing of the source runs any more, and it has been closed. Called once. */
    void onReleased();
  }

  private final EventLoop loop;
  private final Owner owner;
  private final SendBuffer buffer;
  private @Nullable Chunk borrowed;
  private @Nullable Timer lingering;
  private boolean partialDue;

  /**
   * Makes a window whose source has not begun.
   *
   * @param source makes the buffer of the data, given who is told of it
   */
  public SendWindow(EventLoop loop, Owner owner, Function<SendBufferOwner, SendBuffer> source) {
    this.loop = loop;
    this.owner = owner;
    this.buffer = source.apply(this);
  }

  /** Begins to read the source. */
  public void start() {
    buffer.start();
  }

  /**
   * Borrows the next chunk, until {@link #release}.
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
    return chunk == null ? null : new ByteSlice(chunk.array(), chunk.offset(), chunk.length());
  }

  /** Returns whether a chunk is borrowed, because it has not been sent yet. */
  public boolean isBorrowed() {
    return borrowed != null;
  }

  /** Gives the borrowed chunk back, which has been sent, or never will be. */
  public void release() {
    Chunk chunk = borrowed;
    if (chunk != null) {
      borrowed = null;
      buffer.release(chunk);
    }
  }

  /** Returns whether all of the data has been polled. */
  public boolean isEnded() {
    return buffer.isEnded();
  }

  /** Returns why the source ended; null if it ended well, or has not ended. */
  public @Nullable Throwable failure() {
    return buffer.failure();
  }

  /**
   * Drops the data that has not been polled, and closes the source. May be called on any thread.
   */
  public void cancel() {
    buffer.cancel();
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
    loop.execute(owner::onReleased);
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
