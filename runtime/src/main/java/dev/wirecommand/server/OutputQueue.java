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
 * The queue of output frames of one connection. It writes the frames as fast as the peer reads
 * them. The responses in it take turns, one frame each, so that a long response does not delay a
 * short one. Used on the event loop.
 */
final class OutputQueue {
  /** The limit on queued bytes, above which requests are neither read nor started. */
  private static final long HIGH_WATER = 1 << 20;

  private final Link link;
  private final FrameOutput output;

  /** The entries, one for each action that sends frames. Null while empty, as for idle peers. */
  private @Nullable ArrayDeque<Entry> entries;

  private int sentInBatch;
  private long queuedBytes;

  /** The number of entries that count towards {@link #queuedBytes}. */
  private int weighty;

  private boolean closed;

  private record Entry(SendFrames frames, long weight, Runnable whenDone) {}

  OutputQueue(Link link, FrameListener listener) {
    this.link = link;
    this.output = new FrameOutput(link, listener);
  }

  /** Sends or queues the frames of an action, if it has any. Sends nothing after a close. */
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

  /**
   * Returns whether the next frame would be written at once. This is so if no other frame waits.
   */
  boolean isDirect() {
    return entries == null && link.isWritable();
  }

  /**
   * {@linkplain FrameOutput#borrow Borrows} the free part of the output buffer, for the payload of
   * the next frame.
   */
  byte[] borrow() {
    return output.borrow();
  }

  /** Returns the index at which the next payload begins in the borrowed buffer. */
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
   * Queues frames that contain text, progress or streamed data. They don't count towards a
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

  /**
   * Writes as many frames as the link accepts, and flushes the link. Called at the end of a batch.
   */
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

  /** Frees a drained deque, unless new entries have been queued meanwhile. */
  private void release(ArrayDeque<Entry> drained) {
    if (drained.isEmpty() && entries == drained) {
      entries = null;
    }
  }

  /** Closes the queue, so that it drops new frames. Queued frames stay until {@link #drop}. */
  void close() {
    closed = true;
  }

  /** Drops all queued frames, and releases the requests whose responses are now incomplete. */
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

  /**
   * Writes the last frames of a connection, even if the queue is closed or the peer does not read.
   */
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
   * Returns whether the queue is so full that no more requests should be read. One long response
   * alone does not fill the queue: the peer may read it slowly, and cancel other requests
   * meanwhile.
   */
  boolean isFull() {
    return queuedBytes > HIGH_WATER && weighty > 1;
  }
}
