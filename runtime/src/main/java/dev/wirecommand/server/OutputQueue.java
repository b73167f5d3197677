package dev.wirecommand.server;

import dev.wirecommand.engine.EarlyFlush;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.SendFrames;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to go out on a connection, sent as fast as the peer takes it and one frame of each in
 * turn, so that a long answer does not hold up a short one. Used on the connection's thread.
 */
final class OutputQueue {
  /** Over this, no more requests are run, nor read, that would be answered with yet more. */
  private static final long HIGH_WATER = 1 << 20;

  private final Link link;
  private final FrameOutput output;

  /** Null where nothing waits, as with every idle peer. */
  private @Nullable ArrayDeque<Entry> entries;

  private int sentInBatch;
  private long queuedBytes;

  /** How many of the entries count to {@link #queuedBytes}. */
  private int weighty;

  private record Entry(SendFrames frames, long weight, Runnable whenDone) {}

  OutputQueue(Link link, FrameListener listener) {
    this.link = link;
    this.output = new FrameOutput(link, listener);
  }

  /** Sends frames as soon as the peer takes them; at once where nothing waits before them. */
  void send(SendFrames frames) {
    if (sendsAtOnce()) {
      Frame frame = frames.next();
      if (frame != null) {
        output.send(frame);
        sendEarly();
      }
      if (frames.isDrained()) {
        return;
      }
    }
    add(frames, frames.remainingBytes() + Frame.HEADER_SIZE, () -> {});
  }

  /** Whether what is sent next goes out at once, behind nothing that waits. */
  boolean sendsAtOnce() {
    return entries == null && link.isWritable();
  }

  /** {@link FrameOutput#lend}s the room behind what has been sent. */
  byte[] lend() {
    return output.lend();
  }

  /** Where in that room a payload is to be written. */
  int payloadOffset() {
    return output.payloadOffset();
  }

  private void sendEarly() {
    sentInBatch++;
    if (EarlyFlush.isWriteDue(sentInBatch)) {
      output.flush();
    }
  }

  /**
   * Sends frames when it is their turn. They don't count to what makes the queue {@linkplain
   * #isFull full}: whoever makes them waits for them to be out.
   *
   * @param whenDone told when they are out, or have been given up
   */
  void sendInTurn(SendFrames frames, Runnable whenDone) {
    add(frames, 0, whenDone);
  }

  private void add(SendFrames frames, long weight, Runnable whenDone) {
    queuedBytes += weight;
    weighty += weight > 0 ? 1 : 0;
    if (entries == null) {
      entries = new ArrayDeque<>();
    }
    entries.add(new Entry(frames, weight, whenDone));
  }

  /** Sends as much as the peer takes. */
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
    forget(waiting);
  }

  /** What is done with an entry may have begun the queue anew. */
  private void forget(ArrayDeque<Entry> drained) {
    if (drained.isEmpty() && entries == drained) {
      entries = null;
    }
  }

  /** Sends frames before all others, whether or not the peer keeps up: the last there will be. */
  void sendLast(SendFrames frames) {
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      output.send(frame);
    }
  }

  void flush() {
    output.flush();
  }

  /** Forgets what waits, and releases the requests that it would have answered. */
  void drop() {
    ArrayDeque<Entry> waiting = entries;
    if (waiting == null) {
      return;
    }
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      entry.frames().giveUp();
      done(entry);
    }
    forget(waiting);
  }

  private void done(Entry entry) {
    queuedBytes -= entry.weight();
    weighty -= entry.weight() > 0 ? 1 : 0;
    entry.whenDone().run();
  }

  boolean isEmpty() {
    return entries == null;
  }

  /**
   * Whether so much waits that no more should be asked for. One long answer alone is not that: the
   * peer may take its time over it, and take other requests back meanwhile.
   */
  boolean isFull() {
    return queuedBytes > HIGH_WATER && weighty > 1;
  }
}
