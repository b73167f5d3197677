package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Frames are to be sent (section 5 of the protocol). They are made one at a time, as {@link #next}
 * asks for them, so that a peer that does not read costs nothing; a request is released when its
 * last frame has been taken.
 *
 * <p>Each of these must be drained or {@linkplain #giveUp given up}, and those that one request led
 * to in the order in which they were returned.
 */
public final class SendFrames implements ServerAction {
  private final int sendPayload;
  private @Nullable PendingPayload current;

  SendFrames(PendingPayload first, int sendPayload) {
    this.current = first;
    this.sendPayload = sendPayload;
  }

  /**
   * The next frame to send. Its payload is shared with whoever answered, and valid until the next
   * call.
   *
   * @return the frame, or null when there are no more
   */
  public @Nullable Frame next() {
    while (current != null) {
      Frame frame = current.nextFrame(sendPayload);
      if (frame != null) {
        return frame;
      }
      current = current.next;
    }
    return null;
  }

  /**
   * Whether there are no more frames.
   *
   * @return whether {@link #next} would return null
   */
  public boolean isDrained() {
    while (current != null && current.isDone()) {
      current = current.next;
    }
    return current == null;
  }

  /**
   * How much is left to send.
   *
   * @return the bytes of payload in the frames that are left
   */
  public long remainingBytes() {
    long bytes = 0;
    for (PendingPayload payload = current; payload != null; payload = payload.next) {
      bytes += payload.remaining();
    }
    return bytes;
  }

  /**
   * Drops the frames that are left and releases the requests whose answers they would have ended.
   */
  public void giveUp() {
    for (PendingPayload payload = current; payload != null; payload = payload.next) {
      payload.giveUp();
    }
    current = null;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.onSendFrames(this);
  }
}
