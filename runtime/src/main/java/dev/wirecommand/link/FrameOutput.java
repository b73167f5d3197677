package dev.wirecommand.link;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameListener;

/**
 * Encodes frames one behind the other, so that a batch of them is one write to the link. Used on
 * the connection's thread.
 */
public final class FrameOutput {
  /** Larger payloads go to the link as they are: copying them here first would gain nothing. */
  private static final int COPIED_PAYLOAD = 2048;

  private static final int FULL = 16 * 1024;
  private static final byte[] NOTHING = new byte[0];

  /** As much as there can be before it is spilled. */
  private static final int ROOM = FULL + Frame.HEADER_SIZE + COPIED_PAYLOAD;

  /**
   * The room that the outputs of a thread fill one after the other, each in its own batch: as a
   * connection's own it would have to grow with each, or lie idle with all.
   */
  private static final ThreadLocal<Spare> SPARE = ThreadLocal.withInitial(Spare::new);

  private static final class Spare {
    byte[] room = NOTHING;
  }

  private final Link link;
  private final FrameListener listener;
  private byte[] buffer = NOTHING;
  private int size;
  private boolean written;

  /**
   * An empty output.
   *
   * @param link where the frames go
   * @param listener told of each frame
   */
  public FrameOutput(Link link, FrameListener listener) {
    this.link = link;
    this.listener = listener;
  }

  /**
   * Takes a frame; it goes out with the next {@link #flush}.
   *
   * @param frame the frame, whose payload is not referred to after this returns
   */
  public void send(Frame frame) {
    listener.sent(frame);
    if (frame.length() <= COPIED_PAYLOAD) {
      reserve();
      size += FrameEncoder.encode(frame, buffer, size);
    } else {
      reserve();
      FrameEncoder.writeHeader(
          buffer,
          size,
          frame.length(),
          frame.requestId(),
          frame.streamId(),
          frame.streamFlags(),
          frame.type(),
          frame.flags());
      link.write(buffer, size + Frame.HEADER_SIZE, frame.array(), frame.offset(), frame.length());
      size = 0;
      written = true;
    }
    if (size >= FULL) {
      spill();
    }
  }

  /** Sends what has been taken; does nothing where that is nothing. */
  public void flush() {
    if (size > 0) {
      spill();
    }
    if (written) {
      written = false;
      link.flush();
    }
    if (buffer != NOTHING) {
      SPARE.get().room = buffer;
      buffer = NOTHING;
    }
  }

  private void reserve() {
    if (buffer == NOTHING) {
      Spare spare = SPARE.get();
      buffer = spare.room == NOTHING ? new byte[ROOM] : spare.room;
      spare.room = NOTHING;
    }
  }

  private void spill() {
    link.write(buffer, 0, size);
    size = 0;
    written = true;
  }
}
