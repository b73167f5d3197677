package dev.wirecommand.frame;

import java.util.Objects;

/**
 * Writes frames as bytes (section 1 of the protocol). It keeps no state; all methods are
 * thread-safe as long as the arrays given to them are not shared.
 */
public final class FrameEncoder {
  private FrameEncoder() {}

  /**
   * Writes the header of a frame into an array.
   *
   * @param out where to write
   * @param off the index of the first byte written
   * @param payloadLength the payload's length in bytes, 0 to 16,777,215
   * @param requestId the request's id, 0 to 65,535
   * @param streamId the stream's id, 0 to 255
   * @param streamFlags the stream's flags, 0 to 255
   * @param type the number of the frame's type, 0 to 15
   * @param flags the type's own flags, 0 to 15
   * @throws IllegalArgumentException if a field is out of its range; nothing is written then
   * @throws IndexOutOfBoundsException if the array has no room; nothing is written then
   */
  public static void writeHeader(
      byte[] out,
      int off,
      int payloadLength,
      int requestId,
      int streamId,
      int streamFlags,
      int type,
      int flags) {
    Frame.checkHeader(payloadLength, requestId, streamId, streamFlags, type, flags);
    Objects.checkFromIndexSize(off, Frame.HEADER_SIZE, out.length);
    out[off] = (byte) payloadLength;
    out[off + 1] = (byte) (payloadLength >> 8);
    out[off + 2] = (byte) (payloadLength >> 16);
    out[off + 3] = (byte) requestId;
    out[off + 4] = (byte) (requestId >> 8);
    out[off + 5] = (byte) streamId;
    out[off + 6] = (byte) streamFlags;
    out[off + 7] = (byte) (type << 4 | flags);
  }

  /**
   * Writes a whole frame into an array.
   *
   * @param frame the frame
   * @param out where to write
   * @param off the index of the first byte written
   * @return the number of bytes written, {@link Frame#encodedSize()}
   * @throws IndexOutOfBoundsException if the array has no room; nothing is written then
   */
  public static int encode(Frame frame, byte[] out, int off) {
    Objects.checkFromIndexSize(off, frame.encodedSize(), out.length);
    writeHeader(
        out,
        off,
        frame.length(),
        frame.requestId(),
        frame.streamId(),
        frame.streamFlags(),
        frame.type(),
        frame.flags());
    System.arraycopy(frame.array(), frame.offset(), out, off + Frame.HEADER_SIZE, frame.length());
    return frame.encodedSize();
  }

  /**
   * Returns the encoded bytes of a frame.
   *
   * @param frame the frame
   * @return a new array of {@link Frame#encodedSize()} bytes
   */
  public static byte[] encode(Frame frame) {
    byte[] out = new byte[frame.encodedSize()];
    encode(frame, out, 0);
    return out;
  }
}
