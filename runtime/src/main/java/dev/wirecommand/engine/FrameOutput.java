package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;

/**
 * Encodes frames into one buffer, so that a batch of frames needs one write to the link. Used on
 * the event loop.
 */
public final class FrameOutput {
  /**
   * The size of the largest payload that is copied to the buffer, in bytes. Larger payloads are
   * written to the link directly, since a copy would gain nothing.
   */
  private static final int COPIED_PAYLOAD = 2048;

  private static final int FULL = 16 * 1024;
  private static final byte[] NOTHING = new byte[0];

  /** The minimum number of bytes that {@link #borrow} provides for a payload. */
  static final int LEAST_BORROWED = COPIED_PAYLOAD;

  /**
   * The size of the buffer in bytes. The buffer is written to the link when it is full. It has room
   * for one more small frame, because that may be noticed one frame late.
   */
  private static final int ROOM = FULL + Frame.HEADER_SIZE + COPIED_PAYLOAD;

  /**
   * An event loop's unused buffer, which the outputs of all connections on that loop share. Each
   * output uses it for its own batch. A buffer per connection would be unused most of the time.
   */
  private static final ThreadLocal<Spare> SPARE = ThreadLocal.withInitial(Spare::new);

  private static final class Spare {
    byte[] buffer = NOTHING;
  }

  private final Link link;
  private final FrameListener listener;
  private byte[] buffer = NOTHING;
  private int size;
  private boolean written;
  private long flushes;

  /** Whether a caller has borrowed the free part of the buffer. */
  private boolean borrowed;

  /**
   * Makes an output that writes frames to a link.
   *
   * @param link where the frames go
   * @param listener told of each frame
   */
  public FrameOutput(Link link, FrameListener listener) {
    this.link = link;
    this.listener = listener;
  }

  /**
   * Encodes a frame, which the next {@link #flush} sends.
   *
   * @param frame the frame, whose payload is not used after this method returns, unless it was
   *     written in the {@linkplain #borrow borrowed} buffer: then it must not change until the
   *     flush
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
   * Borrows the free part of the buffer, for the payload of the next frame. If the payload of the
   * next frame was written there, from {@link #payloadOffset} on, its header is put before it, and
   * nothing is copied; the payload must be sent in one frame. Any other frame, and {@link #flush},
   * leave the buffer to the borrower.
   *
   * @return the buffer, with at least {@value #LEAST_BORROWED} bytes for a payload
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
   * Returns the index in the borrowed buffer at which the next payload begins.
   *
   * @return the index of its first byte
   */
  public int payloadOffset() {
    return size + Frame.HEADER_SIZE;
  }

  /** Abandons the buffer, so that its borrower can keep it. The next frame uses another buffer. */
  private void leave() {
    if (size > 0) {
      spill();
    }
    buffer = NOTHING;
    borrowed = false;
  }

  /** Writes the encoded frames to the link, and flushes the link if anything was written. */
  public void flush() {
    if (size > 0) {
      spill();
    }
    if (written) {
      written = false;
      flushes++;
      link.flush();
    }
    if (borrowed) {
      leave();
    }
    if (buffer != NOTHING) {
      SPARE.get().buffer = buffer;
      buffer = NOTHING;
    }
  }

  /** Returns how often frames have been flushed to the link. */
  public long flushes() {
    return flushes;
  }

  private void reserve() {
    if (buffer == NOTHING) {
      Spare spare = SPARE.get();
      buffer = spare.buffer == NOTHING ? new byte[ROOM] : spare.buffer;
      spare.buffer = NOTHING;
    }
  }

  private void spill() {
    link.write(buffer, 0, size);
    size = 0;
    written = true;
  }
}
