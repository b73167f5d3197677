package dev.wirecommand.server;

import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EarlyFlush;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of output frames of one connection. It writes the frames as fast as the peer reads
 * them. The responses in it take turns, one frame each, so that a long response does not delay a
 * short one. Used on the event loop.
 */
final class OutputQueue {
  /** The limit on queued bytes, above which requests are neither read nor started. */
  private static final long HIGH_WATER = 1 << 20;

  /** The largest payload of a response's frame while memory is short. */
  static final int SHORT_PAYLOAD = 4_096;

  /** About how many bytes an entry takes up in addition to its payload. */
  static final int ENTRY_BYTES = 256;

  /** The limit on the bytes that wait for a grant, above which no more calls are started. */
  private static final long BLOCKED_HIGH_WATER = 16 << 20;

  private final Link link;
  private final ConnectionAccount account;
  private final FrameOutput output;

  /** Returns the next frame that goes out before all others, or null. */
  private final Supplier<@Nullable Frame> controlFrames;

  /** The entries that wait for a grant of the peer. */
  private final List<Entry> blocked = new ArrayList<>(0);

  /** The entries, one for each action that sends frames. Null while empty, as for idle peers. */
  private @Nullable ArrayDeque<Entry> entries;

  private int sentInBatch;

  /** The number of frames of responses that have been sent, without the ones that go first. */
  private long sent;

  private final Load queued = new Load();

  /** The load of the entries that wait for a grant. */
  private final Load waitingForGrant = new Load();

  private boolean closed;

  /**
   * The frames of one action.
   *
   * @param weight the bytes that count towards a full queue
   * @param held the bytes that the entry takes up
   */
  private record Entry(SendFrames frames, long weight, long held, Runnable whenDone) {}

  /** The total weight of some entries, and how many of them have any weight. */
  private final class Load {
    private long bytes;
    private int entries;

    void add(Entry entry) {
      bytes += entry.weight();
      account.add(entry.held());
      entries += entry.weight() > 0 ? 1 : 0;
    }

    void remove(Entry entry) {
      bytes -= entry.weight();
      account.release(entry.held());
      entries -= entry.weight() > 0 ? 1 : 0;
    }

    /** Returns whether more than one entry together exceed a limit. */
    boolean exceeds(long limit) {
      return bytes > limit && entries > 1;
    }
  }

  OutputQueue(
      Link link,
      ConnectionAccount account,
      FrameListener listener,
      Supplier<@Nullable Frame> controlFrames) {
    this.link = link;
    this.account = account;
    this.controlFrames = controlFrames;
    this.output = new FrameOutput(link, listener);
  }

  /** Sends or queues the frames of an action, if it has any. Sends nothing after a close. */
  void send(ServerAction action) {
    if (!closed && action instanceof SendFrames frames) {
      send(frames, false);
    }
  }

  /**
   * Sends the frames of an action, if it has any, before the frames that wait. The action is a
   * short response.
   */
  void sendFirst(ServerAction action) {
    if (!closed && action instanceof SendFrames frames) {
      send(frames, true);
    }
  }

  /**
   * Sends an action whose only frame goes at once. The caller has checked {@link #isDirect}, which
   * may have changed since: other connections use the same memory.
   */
  void sendNow(ServerAction action) {
    Frame frame = !closed && action instanceof SendFrames frames ? frames.next() : null;
    if (frame != null) {
      output.send(frame);
      sent++;
      flushEarly();
    }
  }

  private void send(SendFrames frames, boolean first) {
    if (isDirect()) {
      Frame frame = frames.next();
      if (frame != null) {
        output.send(frame);
        sent += first ? 0 : 1;
        flushEarly();
      }
      if (frames.isDrained()) {
        return;
      }
    }
    long weight = frames.remainingBytes() + Frame.HEADER_SIZE;
    Entry entry = entry(frames, weight, frames.heldBytes(), () -> {});
    if (first) {
      queue().addFirst(entry);
    } else {
      queue().add(entry);
    }
  }

  /**
   * Returns whether the next frame would be written at once. This is so if no other frame waits and
   * it need not be small.
   */
  boolean isDirect() {
    return entries == null && link.isWritable() && !link.isMemoryShort();
  }

  /**
   * {@linkplain FrameOutput#borrow Borrows} the free part of the output buffer, for the payload of
   * the next frame.
   */
  byte[] borrow() {
    // They would overwrite a response that is written in the borrowed buffer.
    sendControlFrames();
    return output.borrow();
  }

  /** Returns the index in the borrowed buffer at which the next payload begins. */
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
   * Adds frames with text, progress or streamed data to the queue. They don't count towards a
   * {@linkplain #isFull full} queue, since their producer waits until they have been sent.
   *
   * @param held how many bytes the payload takes up that its producer has not counted
   * @param whenDone called when they have been sent or dropped; at once if the action has none
   */
  void sendInTurn(ServerAction action, long held, Runnable whenDone) {
    if (!closed && action instanceof SendFrames frames) {
      queue().add(entry(frames, 0, held, whenDone));
    } else {
      whenDone.run();
    }
  }

  private Entry entry(SendFrames frames, long weight, long held, Runnable whenDone) {
    Entry entry = new Entry(frames, weight, held + ENTRY_BYTES, whenDone);
    queued.add(entry);
    return entry;
  }

  private ArrayDeque<Entry> queue() {
    ArrayDeque<Entry> queue = entries;
    if (queue == null) {
      queue = new ArrayDeque<>();
      entries = queue;
    }
    return queue;
  }

  /**
   * Writes as many frames as the link accepts, and flushes the link. Called at the end of a batch.
   */
  void pump() {
    sendControlFrames();
    unblock();
    ArrayDeque<Entry> waiting = entries;
    if (waiting != null) {
      pump(waiting);
      // A frame that was just sent may have ended the request of a blocked entry.
      unblock();
    }
    output.flush();
    sentInBatch = 0;
  }

  /** Sends the frames that go out before all others, if the link takes them. */
  void sendControlFrames() {
    while (!closed && link.isWritable()) {
      Frame frame = controlFrames.get();
      if (frame == null) {
        return;
      }
      output.send(frame);
    }
  }

  /** Queues the entries for which the peer has granted more, and removes the dropped ones. */
  private void unblock() {
    if (blocked.isEmpty()) {
      return;
    }
    List<Entry> free = new ArrayList<>(0);
    for (Entry entry : blocked) {
      if (!entry.frames().isBlocked()) {
        free.add(entry);
      }
    }
    blocked.removeAll(free);
    for (Entry entry : free) {
      if (entry.frames().isDrained()) {
        waitingForGrant.remove(entry);
        entry.whenDone().run();
      } else {
        requeue(entry);
      }
    }
  }

  /** Queues an entry that has waited for a grant. */
  private void requeue(Entry entry) {
    waitingForGrant.remove(entry);
    queued.add(entry);
    queue().add(entry);
  }

  private void pump(ArrayDeque<Entry> waiting) {
    while (!waiting.isEmpty() && link.isWritable()) {
      Entry entry = waiting.remove();
      Frame frame = next(entry.frames());
      if (frame != null) {
        output.send(frame);
        sent++;
      }
      if (entry.frames().isDrained()) {
        done(entry);
      } else if (entry.frames().isBlocked()) {
        blocked.add(entry);
        queued.remove(entry);
        waitingForGrant.add(entry);
      } else {
        waiting.add(entry);
      }
    }
    release(waiting);
  }

  private @Nullable Frame next(SendFrames frames) {
    return link.isMemoryShort() ? frames.next(SHORT_PAYLOAD) : frames.next();
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
    blocked.forEach(this::requeue);
    blocked.clear();
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
    queued.remove(entry);
    entry.whenDone().run();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isEmpty() {
    return entries == null && blocked.isEmpty();
  }

  /** Returns how many frames have been sent, but for control frames and answers to pings. */
  long sent() {
    return sent;
  }

  /** Returns whether frames wait for a grant of the peer. */
  boolean isBlocked() {
    return !blocked.isEmpty();
  }

  /**
   * Returns whether the queue is so full that nothing more should be read. One long response alone
   * does not fill the queue: the peer may read it slowly, and cancel other requests meanwhile.
   * Responses that wait for a grant don't count, because the grant must be read. Any frame fills
   * the queue of a connection that holds more than its ceiling.
   */
  boolean isFull() {
    return queued.exceeds(HIGH_WATER) || (entries != null && account.isOver());
  }

  /** Returns whether so much is queued, or waits for grants, that no call should be started. */
  boolean holdsMuch() {
    return isFull() || waitingForGrant.exceeds(BLOCKED_HIGH_WATER);
  }
}
