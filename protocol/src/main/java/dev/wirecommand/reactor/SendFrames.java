package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An action that tells the caller to send frames (section 5 of the protocol). {@link #next} makes
 * one frame at a time, so a peer that does not read costs nothing. A request is released when
 * {@link #next} has returned its last frame.
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
   * Returns the next frame to send, or null if none is left. The frame shares the bytes of the
   * answer and is valid until the next call.
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
   * Tells whether all frames have been taken or dropped.
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
   * Returns how many bytes of payload are left to send.
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

  /** Drops the remaining frames. Releases the requests whose answers are now incomplete. */
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
