package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The action to send frames (section 5 of the protocol). Frames are made one at a time, as {@link
 * #next} asks for them, so a peer that does not read costs nothing. A request is released when its
 * last frame has been taken.
 *
 * <p>Every object of this class must be drained or {@linkplain #giveUp given up}. The objects that
 * one request led to must be drained in the order in which they were returned.
 */
public final class SendFrames implements ServerAction {
  private final int sendPayload;
  private @Nullable PendingPayload current;

  SendFrames(PendingPayload first, int sendPayload) {
    this.current = first;
    this.sendPayload = sendPayload;
  }

  /**
   * Makes the next frame to send. Its payload is shared with the answer's, and valid until the next
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
   * Tells whether there are no more frames.
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
   * Returns how much is left to send.
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
