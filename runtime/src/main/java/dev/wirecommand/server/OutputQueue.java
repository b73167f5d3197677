package dev.wirecommand.server;

import dev.wirecommand.engine.EarlyFlush;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A queue of frames waiting to be written to a connection, written as fast as the peer reads them.
 * The responses in it take turns, one frame each, so that a long response does not delay a short
 * one. Used on the event loop.
 */
final class OutputQueue {
  /** Above this many queued bytes, no more requests are started or read. */
  private static final long HIGH_WATER = 1 << 20;

  private final Link link;
  private final FrameOutput output;

  /** Null while the queue is empty, as it is for every idle peer. */
  private @Nullable ArrayDeque<Entry> entries;

  private int sentInBatch;
  private long queuedBytes;

  /** How many entries count towards {@link #queuedBytes}. */
  private int weighty;

  private boolean closed;

  private record Entry(SendFrames frames, long weight, Runnable whenDone) {}

  OutputQueue(Link link, FrameListener listener) {
    this.link = link;
    this.output = new FrameOutput(link, listener);
  }

  /** Sends the frames of an action, if it has any and the queue has not been closed. */
  void send(ServerAction action) {
    if (!closed && action instanceof SendFrames frames) {
      send(frames);
    }
  }

  private void send(SendFrames frames) {
    if (isDirect()) {
      Frame frame = frames.next();
      if (frame != null) {
        output.send(frame);
        flushEarly();
      }
      if (frames.isDrained()) {
        return;
      }
    }
    add(frames, frames.remainingBytes() + Frame.HEADER_SIZE, () -> {});
  }

  /** Returns whether the next frame would be written at once, because nothing waits before it. */
  boolean isDirect() {
    return entries == null && link.isWritable();
  }

  /** {@linkplain FrameOutput#borrow Borrows} the buffer behind the frames that have been sent. */
  byte[] borrow() {
    return output.borrow();
  }

  /** Returns where in the borrowed buffer a payload begins. */
  int payloadOffset() {
    return output.payloadOffset();
  }

  private void flushEarly() {
    sentInBatch++;
    if (EarlyFlush.isDue(sentInBatch)) {
      output.flush();
    }
  }

  /**
   * Sends frames of a response that is produced as it is sent. They don't count towards a
   * {@linkplain #isFull full} queue, since their producer waits until they have been sent.
   *
   * @param whenDone called when they have been sent or dropped; at once if the action has none
   */
  void sendInTurn(ServerAction action, Runnable whenDone) {
    if (!closed && action instanceof SendFrames frames) {
      add(frames, 0, whenDone);
    } else {
      whenDone.run();
    }
  }

  private void add(SendFrames frames, long weight, Runnable whenDone) {
    queuedBytes += weight;
    weighty += weight > 0 ? 1 : 0;
    if (entries == null) {
      entries = new ArrayDeque<>();
    }
    entries.add(new Entry(frames, weight, whenDone));
  }

  /** Writes as much as the peer reads, and flushes: the end of a batch. */
  void pump() {
    ArrayDeque<Entry> waiting = entries;
    if (waiting != null) {
      pump(waiting);
    }
    output.flush();
    sentInBatch = 0;
  }

  private void pump(ArrayDeque<Entry> waiting) {
    while (!waiting.isEmpty() && link.isWritable()) {
      Entry entry = waiting.remove();
      Frame frame = entry.frames().next();
      if (frame != null) {
        output.send(frame);
      }
      if (entry.frames().isDrained()) {
        done(entry);
      } else {
        waiting.add(entry);
      }
    }
    release(waiting);
  }

  /** Lets an empty deque go, unless completing an entry has begun another one. */
  private void release(ArrayDeque<Entry> drained) {
    if (drained.isEmpty() && entries == drained) {
      entries = null;
    }
  }

  /** Drops everything that is sent from now on; what is queued stays until {@link #drop}. */
  void close() {
    closed = true;
  }

  /** Drops what is queued, and releases the requests that it would have ended. */
  void drop() {
    ArrayDeque<Entry> waiting = entries;
    if (waiting == null) {
      return;
    }
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      entry.frames().giveUp();
      done(entry);
    }
    release(waiting);
  }

  /** Writes the last frames of a connection, whether or not the peer reads, even when closed. */
  void sendLast(SendFrames frames) {
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      output.send(frame);
    }
  }

  void flush() {
    output.flush();
  }

  private void done(Entry entry) {
    queuedBytes -= entry.weight();
    weighty -= entry.weight() > 0 ? 1 : 0;
    entry.whenDone().run();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isEmpty() {
    return entries == null;
  }

  /**
   * Returns whether so much is queued that no more requests should be read. One long response alone
   * does not fill the queue: the peer may read it slowly, and cancel other requests meanwhile.
   */
  boolean isFull() {
    return queuedBytes > HIGH_WATER && weighty > 1;
  }
}
