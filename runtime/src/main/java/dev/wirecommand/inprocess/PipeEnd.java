package dev.wirecommand.inprocess;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One end of a {@link Pipe}: what is written here arrives at the other end. */
final class PipeEnd implements Link {
  /** At this many bytes on their way, the writer is asked to wait; at half of it, to go on. */
  static final int HIGH_WATER = 64 * 1024;

  private static final Peer PEER = Peer.of(Peer.Transport.IN_PROCESS, null);

  private final Pipe pipe;
  private final boolean lingering;
  private @Nullable LinkHandler handler;

  /** What was written here and is not delivered there yet. */
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();

  private int queuedBytes;

  /** How many of the first in the queue may be delivered: they have been flushed. */
  private int flushed;

  private boolean writable = true;
  private boolean closing;

  // What this end wants of the other.
  private boolean reading = true;
  private boolean inputEnded;

  /**
   * An end without a handler.
   *
   * @param lingering whether a close waits for the other end's
   */
  PipeEnd(Pipe pipe, boolean lingering) {
    this.pipe = pipe;
    this.lingering = lingering;
  }

  void attach(LinkHandler attached) {
    handler = attached;
  }

  /** Whether nothing of this end's keeps the connection open. */
  boolean isFinished() {
    return closing && queue.isEmpty() && (inputEnded || !lingering);
  }

  /** Delivers what was written here to the other end, as far as it reads; and then the end. */
  void deliverTo(PipeEnd other) {
    boolean delivered = false;
    // A closed end takes what comes, and forgets it.
    while (flushed > 0 && (other.reading || other.closing)) {
      byte[] bytes = queue.remove();
      flushed--;
      queuedBytes -= bytes.length;
      if (!other.closing) {
        delivered = true;
        other.handler().onBytes(bytes, 0, bytes.length);
      }
    }
    if (delivered && !other.closing) {
      other.handler().onBatchEnd();
    }
    if (closing && queue.isEmpty() && !other.inputEnded && (other.reading || other.closing)) {
      other.inputEnded = true;
      if (!other.closing) {
        other.handler().onEndOfInput();
      }
    }
    if (!writable && queuedBytes <= HIGH_WATER / 2) {
      writable = true;
      if (!closing) {
        handler().onWritable();
      }
    }
  }

  void closed(@Nullable Throwable cause) {
    drop();
    if (handler != null) {
      handler.onClosed(cause);
    }
  }

  /** Takes and gives nothing more. */
  private void drop() {
    closing = true;
    queue.clear();
    flushed = 0;
  }

  private LinkHandler handler() {
    if (handler == null) {
      throw new IllegalStateException("nothing is attached to this end yet");
    }
    return handler;
  }

  @Override
  public Peer peer() {
    return PEER;
  }

  @Override
  public boolean isOwnThread() {
    return pipe.thread().isCurrent();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (closing || length == 0) {
      return;
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    queue.add(copy);
    queuedBytes += length;
    if (queuedBytes >= HIGH_WATER) {
      writable = false;
    }
  }

  @Override
  public void flush() {
    if (flushed < queue.size()) {
      flushed = queue.size();
      pipe.deliverSoon();
    }
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void setReading(boolean value) {
    if (value && !reading) {
      pipe.deliverSoon();
    }
    reading = value;
  }

  @Override
  public void close() {
    if (!closing) {
      closing = true;
      flushed = queue.size();
      pipe.closeSoon(this);
    }
  }

  @Override
  public void abort() {
    drop();
    pipe.abort(this);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return pipe.schedule(task, delayNanos);
  }

  @Override
  public void execute(Runnable task) {
    pipe.thread().execute(task);
  }
}
