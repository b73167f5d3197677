package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import java.util.ArrayDeque;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The unsent grants of one connection. The grants of one request are joined until they are sent.
 */
final class Grants {
  /** The grants of one request. */
  static final class Grant {
    /** Returns the frame that grants a number of bytes. */
    private final LongFunction<Frame> frames;

    private long bytes;
    private boolean queued;
    private boolean ended;

    /** Whether a frame may be sent. A client must first see a {@code window} frame. */
    private boolean open;

    /** Whether a frame must be sent, even if it grants nothing. */
    private boolean due;

    Grant(LongFunction<Frame> frames) {
      this.frames = frames;
    }

    /** Returns whether a frame must be sent before any other frame of the request. */
    boolean isDue() {
      return due;
    }

    /** Returns the frame for all unsent bytes. They count as sent from now on. */
    Frame frame() {
      long granted = bytes;
      bytes = 0;
      due = false;
      return frames.apply(granted);
    }

    /** Drops the unsent bytes. No more are accepted. A frame that is due is still sent. */
    void end() {
      ended = true;
      bytes = 0;
    }

    /** Drops the unsent bytes, and a frame that is due. */
    void drop() {
      end();
      due = false;
    }
  }

  private final ArrayDeque<Grant> queue = new ArrayDeque<>(0);

  /** Whether the queue may have grants. It is asked before each batch and frame. */
  private boolean any;

  /** Allows a request to send grants, and queues the bytes that it has granted before. */
  void open(Grant grant) {
    grant.open = true;
    enqueue(grant);
  }

  /** Queues the first frame of a request, which is sent even if it grants nothing. */
  void openWithFrame(Grant grant, long bytes) {
    grant.bytes = bytes;
    grant.due = true;
    open(grant);
  }

  /** Adds bytes to the grants of a request. */
  void add(Grant grant, long bytes) {
    if (!grant.ended) {
      grant.bytes += bytes;
      enqueue(grant);
    }
  }

  private void enqueue(Grant grant) {
    if (grant.open && !grant.queued && (grant.bytes > 0 || grant.due)) {
      grant.queued = true;
      queue.add(grant);
      any = true;
    }
  }

  /** Returns the frame with the grants of the next request, or null if there are none. */
  @Nullable Frame next() {
    return any ? dequeue() : null;
  }

  private @Nullable Frame dequeue() {
    for (Grant grant = queue.poll(); grant != null; grant = queue.poll()) {
      grant.queued = false;
      if (grant.bytes > 0 || grant.due) {
        return grant.frame();
      }
    }
    any = false;
    return null;
  }
}
