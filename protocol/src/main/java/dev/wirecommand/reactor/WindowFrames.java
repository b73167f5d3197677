package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;

/** Encodes and decodes {@code window} frames (section 9 of the protocol). */
final class WindowFrames {
  private WindowFrames() {}

  /** Returns a frame that grants a number of bytes. */
  static Frame encode(int requestId, int streamId, int streamFlags, long bytes) {
    CborWriter out = new CborWriter(16);
    out.writeLong(bytes);
    return new Frame(
        requestId, streamId, streamFlags, FrameType.WINDOW.code(), 0, out.buffer(), 0, out.size());
  }

  /**
   * Returns the number of bytes that a frame grants.
   *
   * @throws ProtocolException if the frame has flags, or its payload is not one unsigned integer of
   *     at most {@link SendCredit#MAX_TOTAL}
   */
  static long decode(Frame frame) {
    if (frame.flags() != 0) {
      throw new ProtocolException("window with flags " + frame.flags() + ", which has none");
    }
    CborReader in = new CborReader(frame.array(), frame.offset(), frame.length());
    try {
      in.checkWellFormed();
      if (in.peek() == CborType.INTEGER) {
        long bytes = in.readLong();
        if (bytes >= 0 && bytes <= SendCredit.MAX_TOTAL) {
          return bytes;
        }
      }
    } catch (CborException e) {
      throw new ProtocolException("window: " + e.getMessage());
    }
    throw new ProtocolException(
        "the payload of window is one integer from 0 to " + SendCredit.MAX_TOTAL);
  }
}
