package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;

/**
 * Encodes frames one behind the other, so that a batch of them is one write to the link. Used on
 * the connection's thread.
 */
public final class FrameOutput {
  /** Larger payloads go to the link as they are: copying them here first would gain nothing. */
  private static final int COPIED_PAYLOAD = 2048;

  private static final int FULL = 16 * 1024;
  private static final byte[] NOTHING = new byte[0];

  /** How much there is for a payload behind all frames and a header. */
  static final int LEAST_BORROWED = COPIED_PAYLOAD;

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

  /** Whether somebody may be writing a payload behind what is in the room. */
  private boolean borrowed;

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
   * @param frame the frame, whose payload is not referred to after this returns; but one that was
   *     written in the room that was {@linkplain #lend borrowed} must stay as it is until the flush
   */
  public void send(Frame frame) {
    listener.sent(frame);
    if (borrowed && isInPlace(frame)) {
      borrowed = false;
      writeHeader(frame);
      size += frame.encodedSize();
    } else {
      copy(frame);
    }
    if (size >= FULL) {
      spill();
    }
  }

  private boolean isInPlace(Frame frame) {
    return frame.array() == buffer && frame.offset() == payloadOffset();
  }

  private void copy(Frame frame) {
    if (borrowed || frame.array() == buffer) {
      leave();
    }
    reserve();
    if (frame.length() <= COPIED_PAYLOAD) {
      size += FrameEncoder.encode(frame, buffer, size);
    } else {
      writeHeader(frame);
      link.write(buffer, payloadOffset(), frame.array(), frame.offset(), frame.length());
      size = 0;
      written = true;
    }
  }

  private void writeHeader(Frame frame) {
    FrameEncoder.writeHeader(
        buffer,
        size,
        frame.length(),
        frame.requestId(),
        frame.streamId(),
        frame.streamFlags(),
        frame.type(),
        frame.flags());
  }

  /**
   * Lends the room behind the frames that have been taken. If the next frame's payload was written
   * there, from {@link #payloadOffset} on, its header is put before it, and nothing is copied;
   * there must be no other frame of that payload. Any other frame, and {@link #flush}, leave the
   * room to whoever has it.
   *
   * @return the room, with {@value #LEAST_BORROWED} bytes for a payload at least
   */
  public byte[] borrow() {
    if (borrowed) {
      leave();
    }
    reserve();
    borrowed = true;
    return buffer;
  }

  /**
   * Where in the room a payload is to be written.
   *
   * @return the index of its first byte
   */
  public int payloadOffset() {
    return size + Frame.HEADER_SIZE;
  }

  /** Goes on elsewhere: what is in the room behind the frames is somebody else's. */
  private void leave() {
    if (size > 0) {
      spill();
    }
    buffer = NOTHING;
    borrowed = false;
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
    if (borrowed) {
      leave();
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
