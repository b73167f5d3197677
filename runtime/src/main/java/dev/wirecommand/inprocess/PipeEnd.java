package dev.wirecommand.inprocess;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.transport.LinkState;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One end of a {@link Pipe}. Bytes that are written here arrive at the other end. */
final class PipeEnd implements Link {
  /**
   * The number of undelivered bytes at which the link stops being writable. The link becomes
   * writable again at half of this number.
   */
  static final int HIGH_WATER = 64 * 1024;

  private static final Peer PEER = Peer.of(Peer.Transport.IN_PROCESS, null);

  private final Pipe pipe;
  private final boolean lingering;
  private @Nullable LinkHandler handler;
  private LinkState state = LinkState.OPEN;

  // The direction from this end to the other.

  /** The queue of byte arrays that are written but not delivered yet. */
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();

  private int queuedBytes;

  /** The number of flushed arrays at the head of the queue. */
  private int flushed;

  private boolean writable = true;

  // The direction from the other end to this one.

  private boolean reading = true;
  private boolean inputEnded;

  /**
   * @param lingering whether a close waits until the other end has closed too
   */
  PipeEnd(Pipe pipe, boolean lingering) {
    this.pipe = pipe;
    this.lingering = lingering;
  }

  void attach(LinkHandler attached) {
    handler = attached;
  }

  private boolean isOpen() {
    return state == LinkState.OPEN;
  }

  /** Returns whether this end is closed and has nothing left to deliver or to wait for. */
  boolean isFinished() {
    return !isOpen() && queue.isEmpty() && (inputEnded || !lingering);
  }

  /**
   * Delivers flushed bytes to the other end as long as that end reads. If this end is closed, it
   * then delivers the end of input.
   */
  void deliverTo(PipeEnd other) {
    deliverBytes(other);
    if (!isOpen() && queue.isEmpty()) {
      other.endInput();
    }
    if (!writable && queuedBytes <= HIGH_WATER / 2) {
      writable = true;
      if (isOpen()) {
        handler().onWritable();
      }
    }
  }

  private void deliverBytes(PipeEnd other) {
    boolean delivered = false;
    while (flushed > 0 && other.takesInput()) {
      byte[] bytes = queue.remove();
      flushed--;
      queuedBytes -= bytes.length;
      if (other.isOpen()) {
        delivered = true;
        other.handler().onBytes(bytes, 0, bytes.length);
      }
    }
    if (delivered && other.isOpen()) {
      other.handler().onBatchEnd();
    }
  }

  /** Returns whether this end accepts bytes. A closed end accepts bytes and discards them. */
  private boolean takesInput() {
    return reading || !isOpen();
  }

  private void endInput() {
    if (!inputEnded && takesInput()) {
      inputEnded = true;
      if (isOpen()) {
        handler().onEndOfInput();
      }
    }
  }

  /** Tells the handler that the pipe is closed. */
  void closed(@Nullable Throwable cause) {
    state = LinkState.CLOSED;
    discardOutput();
    if (handler != null) {
      handler.onClosed(cause);
    }
  }

  private void discardOutput() {
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
    if (isOpen() && length > 0) {
      queue.add(Arrays.copyOfRange(bytes, offset, offset + length));
      queuedBytes += length;
      if (queuedBytes >= HIGH_WATER) {
        writable = false;
      }
    }
  }

  @Override
  public void flush() {
    if (flushed < queue.size()) {
      flushed = queue.size();
      pipe.scheduleDelivery();
    }
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void setReading(boolean value) {
    if (value && !reading) {
      pipe.scheduleDelivery();
    }
    reading = value;
  }

  @Override
  public void close() {
    if (isOpen()) {
      state = LinkState.CLOSING;
      flushed = queue.size();
      pipe.closeAfter(this);
    }
  }

  @Override
  public void abort() {
    if (isOpen()) {
      state = LinkState.CLOSING;
    }
    discardOutput();
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
