package dev.wirecommand.server;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.FrameOutput;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.SendFrames;
import java.util.ArrayDeque;

/**
 * What waits to go out on a connection, sent as fast as the peer takes it and one frame of each in
 * turn, so that a long answer does not hold up a short one. Used on the connection's thread.
 */
final class OutputQueue {
  /** Over this, no more requests are run, nor read, that would be answered with yet more. */
  private static final long HIGH_WATER = 1 << 20;

  private final Link link;
  private final FrameOutput output;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
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
    if (entries.isEmpty() && link.isWritable()) {
      Frame frame = frames.next();
      if (frame != null) {
        output.send(frame);
      }
      if (frames.isDrained()) {
        return;
      }
    }
    add(frames, frames.remainingBytes() + Frame.HEADER_SIZE, () -> {});
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
    entries.add(new Entry(frames, weight, whenDone));
  }

  /** Sends as much as the peer takes. */
  void pump() {
    while (!entries.isEmpty() && link.isWritable()) {
      Entry entry = entries.remove();
      Frame frame = entry.frames().next();
      if (frame != null) {
        output.send(frame);
      }
      if (entry.frames().isDrained()) {
        done(entry);
      } else {
        entries.add(entry);
      }
    }
    output.flush();
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
    for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
      entry.frames().giveUp();
      done(entry);
    }
  }

  private void done(Entry entry) {
    queuedBytes -= entry.weight();
    weighty -= entry.weight() > 0 ? 1 : 0;
    entry.whenDone().run();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Whether so much waits that no more should be asked for. One long answer alone is not that: the
   * peer may take its time over it, and take other requests back meanwhile.
   */
  boolean isFull() {
    return queuedBytes > HIGH_WATER && weighty > 1;
  }
}
