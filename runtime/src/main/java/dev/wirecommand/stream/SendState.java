package dev.wirecommand.stream;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state that a send buffer shares with its producer. It includes the chunks, the progress of
 * the source, and what the owner waits for. All methods except {@link #chunks}, {@link #owner} and
 * {@link #tell} need the lock. The lock is not held while the owner, the source or an executor is
 * called.
 */
final class SendState {
  /** The state of the buffer's source. */
  private enum Source {
    /** The source may return more bytes. */
    RUNNING,
    /** The source has ended, but some of its bytes are not in chunks yet. */
    ENDING,
    /** The source has ended and all of its bytes are in chunks. */
    ENDED
  }

  /** The event that the owner waits for. */
  private enum Awaited {
    /**
     * The owner waits until a byte arrives or the data ends. The last poll, if any, returned null.
     */
    ANYTHING,
    /** The owner waits for a full chunk or the end of the data. It knows of the partial chunk. */
    FULL_CHUNK,
    /** The owner waits for nothing. It has been told to poll, or the source has ended. */
    NOTHING
  }

  /** A notice that the buffer sends to its owner. It is sent without the lock. */
  enum Notice {
    NONE,
    READY,
    PARTIAL
  }

  final ReentrantLock lock = new ReentrantLock();

  private final ChunkQueue chunks;
  private final SendBufferOwner owner;
  private Source source = Source.RUNNING;
  private @Nullable Throwable failure;
  private boolean cancelled;
  private Awaited awaited = Awaited.ANYTHING;

  SendState(int chunkSize, SendBufferOwner owner) {
    this.chunks = new ChunkQueue(chunkSize);
    this.owner = owner;
  }

  ChunkQueue chunks() {
    return chunks;
  }

  SendBufferOwner owner() {
    return owner;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Cancels the buffer and drops all bytes. The owner receives no more notices. */
  void cancel() {
    cancelled = true;
    chunks.clear();
    if (source == Source.ENDING) {
      source = Source.ENDED;
    }
  }

  /**
   * Records that the source has ended.
   *
   * @param reason why it failed; null if it did not
   * @param drained whether all its bytes are in chunks; otherwise {@link #sourceDrained} follows
   */
  void endSource(@Nullable Throwable reason, boolean drained) {
    source = drained ? Source.ENDED : Source.ENDING;
    failure = reason;
  }

  /** Records that all bytes of the source are in chunks. An ending source has ended now. */
  void sourceDrained() {
    if (source == Source.ENDING) {
      source = Source.ENDED;
    }
  }

  /** Returns the exception with which the source failed, or null if it has not failed. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Returns whether the source has ended and all chunks have been borrowed. */
  boolean isEnded() {
    return source == Source.ENDED && chunks.isEmpty();
  }

  /**
   * Marks the next chunk as borrowed and returns it, or returns null if there is none. The last
   * chunk may be partial.
   */
  @Nullable Chunk borrow(boolean partial) {
    return chunks.borrow(partial || source == Source.ENDED);
  }

  /** Records that the owner has polled and found no chunk. Returns the notice to send at once. */
  Notice awaitNext() {
    if (source == Source.ENDED) {
      awaited = Awaited.NOTHING;
      return Notice.NONE;
    }
    awaited = Awaited.ANYTHING;
    return nextNotice();
  }

  /** Returns the next notice for the owner. The caller has to {@linkplain #tell send} it. */
  Notice nextNotice() {
    if (cancelled || awaited == Awaited.NOTHING) {
      return Notice.NONE;
    }
    if (source == Source.ENDED || chunks.hasFull()) {
      awaited = Awaited.NOTHING;
      return Notice.READY;
    }
    if (chunks.hasPartial() && awaited == Awaited.ANYTHING) {
      awaited = Awaited.FULL_CHUNK;
      return Notice.PARTIAL;
    }
    return Notice.NONE;
  }

  /** Sends a notice to the owner. Called without the lock. */
  void tell(Notice notice) {
    if (notice == Notice.READY) {
      owner.onReady();
    } else if (notice == Notice.PARTIAL) {
      owner.onPartial();
    }
  }
}
