package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An action that tells the caller to send frames (section 5 of the protocol). {@link #next} makes
 * one frame at a time, so a peer that does not read costs nothing. A request is released when
 * {@link #next} has returned its last frame.
 *
 * <p>Every object of this class must be drained or {@linkplain #giveUp given up}. The objects that
 * one request led to must be drained in the order in which they were returned. Only an error may be
 * drained before a {@linkplain #isBlocked blocked} response, which is then dropped.
 */
public final class SendFrames implements ServerAction {
  private final int sendPayload;
  private @Nullable PendingPayload current;

  SendFrames(PendingPayload first, int sendPayload) {
    this.current = first;
    this.sendPayload = sendPayload;
  }

  /**
   * Returns the next frame to send, or null if none is left or the rest is {@linkplain #isBlocked
   * blocked}. The frame shares the bytes of the answer and is valid until the next call.
   *
   * @return the frame, or null when there is none now
   */
  public @Nullable Frame next() {
    return next(sendPayload);
  }

  /**
   * Returns the next frame to send, like {@link #next()}, but with less of a response. This makes
   * sense where memory for output is short. Other frames than those of a response are not cut.
   *
   * @param most the most bytes of a response in the frame, 1 or more; the reactor's limit on the
   *     payload of a frame holds, too
   * @return the frame, or null when there is none now
   */
  public @Nullable Frame next(int most) {
    while (current != null) {
      Frame frame = current.nextFrame(Math.min(most, sendPayload));
      if (frame != null || current.isBlocked()) {
        return frame;
      }
      current = current.next;
    }
    return null;
  }

  /**
   * Tells whether the peer must grant more bytes before the next frame can be sent (section 9 of
   * the protocol, windows).
   *
   * @return whether frames are left, but none may be sent now
   */
  public boolean isBlocked() {
    return !isDrained() && current != null && current.isBlocked();
  }

  /**
   * Tells whether all frames have been taken or dropped.
   *
   * @return whether nothing is left to send, now or later
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

  /**
   * Returns how much memory the answers take up whose frames are left to send. An array counts as a
   * whole, even if only a part of it is left.
   *
   * @return the bytes of the arrays that hold the payloads
   */
  public long heldBytes() {
    long bytes = 0;
    for (PendingPayload payload = current; payload != null; payload = payload.next) {
      bytes += payload.held();
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
