package dev.wirecommand.stream;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state that a send buffer shares with its producer: the chunks, how far the source has come,
 * and what the owner waits for. All methods except {@link #chunks}, {@link #owner} and {@link
 * #tell} need the lock. The lock is not held while the owner, the source or an executor is called.
 */
final class SendState {
  /** The part of the source that is still to come. */
  private enum Source {
    /** The source may give more bytes. */
    RUNNING,
    /** The source has ended, and the producer holds bytes for which no chunk was free. */
    ENDING,
    /** All bytes of the source are in chunks. */
    ENDED
  }

  /** The news that the owner waits for. */
  private enum Awaited {
    /** The last poll found nothing at all, or there was none: any byte, or the end, is news. */
    ANYTHING,
    /** The owner knows of a chunk that is not full: a full chunk, or the end, is news. */
    FULL_CHUNK,
    /** The owner has been told to poll, or knows of the end: nothing is news. */
    NOTHING
  }

  /** The notice that the owner is given, without the lock. */
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

  /** Drops all bytes; nothing is sent any more, and the owner is given no notice. */
  void cancel() {
    cancelled = true;
    chunks.clear();
    if (source == Source.ENDING) {
      source = Source.ENDED;
    }
  }

  /**
   * Ends the source.
   *
   * @param reason why it failed; null if it did not
   * @param drained whether all its bytes are in chunks; otherwise {@link #sourceDrained} follows
   */
  void endSource(@Nullable Throwable reason, boolean drained) {
    source = drained ? Source.ENDED : Source.ENDING;
    failure = reason;
  }

  /** Notes that the producer holds no bytes; if the source is ending, it has ended now. */
  void sourceDrained() {
    if (source == Source.ENDING) {
      source = Source.ENDED;
    }
  }

  /** Returns why the source failed; null if it did not, or has not ended. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Returns whether all bytes have been borrowed, and no more will come. */
  boolean isEnded() {
    return source == Source.ENDED && chunks.isEmpty();
  }

  /** Borrows the next chunk for the owner; null if there is none. The last may be partial. */
  @Nullable Chunk borrow(boolean partial) {
    return chunks.borrow(partial || source == Source.ENDED);
  }

  /** Notes that the owner found no chunk. Returns the notice that it has to be given at once. */
  Notice awaitNext() {
    if (source == Source.ENDED) {
      awaited = Awaited.NOTHING;
      return Notice.NONE;
    }
    awaited = Awaited.ANYTHING;
    return nextNotice();
  }

  /** Looks whether there is news for the owner. The caller has to {@link #tell} it. */
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

  /** Tells the owner. Called without the lock. */
  void tell(Notice notice) {
    if (notice == Notice.READY) {
      owner.onReady();
    } else if (notice == Notice.PARTIAL) {
      owner.onPartial();
    }
  }
}
