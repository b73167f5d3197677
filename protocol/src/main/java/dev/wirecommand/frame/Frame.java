package dev.wirecommand.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A frame: the fields of its header, and its payload (section 1 of the protocol).
 *
 * <p>The payload is a range of an array that is <em>shared, not copied</em>. It is valid for as
 * long as the method that returned the frame says: a frame from a {@link FrameDecoder} until the
 * next call of its {@code next} or {@code feed}. {@link #copy()} keeps a frame for longer.
 *
 * <p>Type and flags are the raw bits, so that frames of unassigned types and with unknown flags can
 * be represented. Two frames are equal when their fields and the bytes of their payloads are,
 * wherever those bytes lie.
 *
 * <p>A frame is immutable, and as thread-safe as the array it shares. Only a frame that a decoder
 * returned changes: the decoder reuses it for the next frame.
 */
public final class Frame {

  /** The size of a frame's header in bytes. */
  public static final int HEADER_SIZE = 8;

  /** The maximum length of a payload, in bytes. */
  public static final int MAX_PAYLOAD = 0xFFFFFF;

  /** The default limit, in bytes, on the length of sent payloads. */
  public static final int DEFAULT_SEND_PAYLOAD = 32768;

  /** The default limit, in bytes, on the length of received payloads. */
  public static final int DEFAULT_RECEIVE_PAYLOAD = 65535;

  static final int MAX_REQUEST_ID = 0xFFFF;
  static final int MAX_STREAM_ID = 0xFF;
  static final int MAX_STREAM_FLAGS = 0xFF;
  static final int MAX_TYPE = 0xF;
  static final int MAX_FLAGS = 0xF;

  private static final byte[] NOTHING = {};

  private int requestId;
  private int streamId;
  private int streamFlags;
  private int type;
  private int flags;
  private byte[] array = NOTHING;
  private int offset;
  private int length;

  /**
   * Makes a frame and checks that every field is in its range.
   *
   * @param requestId the request's id, 0 to 65,535
   * @param streamId the stream's id, 0 to 255
   * @param streamFlags the stream's flags, 0 to 255
   * @param type the number of the frame's type, 0 to 15
   * @param flags the type's own flags, 0 to 15
   * @param array the array that holds the payload, shared
   * @param offset where in the array the payload begins
   * @param length the payload's length in bytes, 0 to 16,777,215
   * @throws IllegalArgumentException if a field is out of its range; the message names the field,
   *     the value and the range
   */
  public Frame(
      int requestId,
      int streamId,
      int streamFlags,
      int type,
      int flags,
      byte[] array,
      int offset,
      int length) {
    checkHeader(length, requestId, streamId, streamFlags, type, flags);
    Objects.requireNonNull(array, "array");
    if (offset < 0 || offset > array.length - length) {
      throw new IllegalArgumentException(
          "payload of "
              + length
              + " bytes at offset "
              + offset
              + " is not within the array of "
              + array.length
              + " bytes");
    }
    set(requestId, streamId, streamFlags, type, flags, array, offset, length);
  }

  /** Makes an empty frame that the decoder fills and reuses. */
  Frame() {}

  /** Clears all fields and releases the array that contains the payload. */
  void clear() {
    set(0, 0, 0, 0, 0, NOTHING, 0, 0);
  }

  /** Sets all fields. The caller has checked the values. */
  void set(
      int newRequestId,
      int newStreamId,
      int newStreamFlags,
      int newType,
      int newFlags,
      byte[] newArray,
      int newOffset,
      int newLength) {
    requestId = newRequestId;
    streamId = newStreamId;
    streamFlags = newStreamFlags;
    type = newType;
    flags = newFlags;
    array = newArray;
    offset = newOffset;
    length = newLength;
  }

  /**
   * Makes a frame whose payload is the whole given byte array. The array is shared, not copied.
   *
   * @param requestId the request's id, 0 to 65,535
   * @param streamId the stream's id, 0 to 255
   * @param streamFlags the stream's flags, 0 to 255
   * @param type the frame's type
   * @param flags the type's own flags, 0 to 15
   * @param payload the payload, at most 16,777,215 bytes
   * @return the frame
   * @throws IllegalArgumentException if a field is out of its range
   */
  public static Frame of(
      int requestId, int streamId, int streamFlags, FrameType type, int flags, byte[] payload) {
    return new Frame(
        requestId, streamId, streamFlags, type.code(), flags, payload, 0, payload.length);
  }

  /**
   * Returns the id of the request that the frame belongs to.
   *
   * @return 0 to 65,535
   */
  public int requestId() {
    return requestId;
  }

  /**
   * Returns the id of the stream that carries the frame.
   *
   * @return 0 to 255
   */
  public int streamId() {
    return streamId;
  }

  /**
   * Returns the stream flags of the frame; see {@link FrameType}.
   *
   * @return 0 to 255
   */
  public int streamFlags() {
    return streamFlags;
  }

  /**
   * Returns the frame's type as a number; see {@link FrameType#of(int)}.
   *
   * @return 0 to 15
   */
  public int type() {
    return type;
  }

  /**
   * Returns the frame's flags, whose meaning depends on its type; see {@link FrameType}.
   *
   * @return 0 to 15
   */
  public int flags() {
    return flags;
  }

  /**
   * Returns the array that contains the payload.
   *
   * @return the array, shared
   */
  public byte[] array() {
    return array;
  }

  /**
   * Returns the index at which the payload begins in the array.
   *
   * @return the index of its first byte
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns the length of the payload in bytes.
   *
   * @return 0 to 16,777,215 bytes
   */
  public int length() {
    return length;
  }

  /**
   * Returns a copy of the payload.
   *
   * @return a new array
   */
  public byte[] payload() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /**
   * Returns the payload as a buffer. The buffer shares the array and does not copy it.
   *
   * @return a read-only buffer, its position 0 and its limit and capacity the payload's length
   */
  public ByteBuffer payloadBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  /**
   * Returns the size of the whole frame in bytes on the wire, including its header.
   *
   * @return 8 or more
   */
  public int encodedSize() {
    return HEADER_SIZE + length;
  }

  /**
   * Tells whether a flag is set in {@link #flags()}.
   *
   * @param flag one of the flags of the frame's type in {@link FrameType}
   * @return whether it is set
   */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /**
   * Tells whether a stream flag is set.
   *
   * @param streamFlag one of the {@code STREAM_} flags of {@link FrameType}
   * @return whether it is set
   */
  public boolean hasStream(int streamFlag) {
    return (streamFlags & streamFlag) != 0;
  }

  /**
   * Returns an equal frame that has its own copy of the payload. The copy stays valid.
   *
   * @return the copy
   */
  public Frame copy() {
    return new Frame(requestId, streamId, streamFlags, type, flags, payload(), 0, length);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Frame other
        && requestId == other.requestId
        && streamId == other.streamId
        && streamFlags == other.streamFlags
        && type == other.type
        && flags == other.flags
        && Arrays.equals(
            array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  @Override
  public int hashCode() {
    int hash = (requestId << 16) | (streamId << 8) | streamFlags;
    hash = 31 * hash + ((type << 4) | flags);
    return 31 * hash + payloadBuffer().hashCode();
  }

  /**
   * Returns a one-line description of the frame, without the payload's bytes (section 7 of the
   * protocol).
   *
   * @return the line, such as {@code frame(size=29; request=1; stream=2; streamflags=stream-begin;
   *     type=bytes-response; flags=eos)}; {@code size} is the payload's in bytes
   */
  @Override
  public String toString() {
    return FrameDescription.of(this);
  }

  /** Checks that every field of a header is in its range. */
  static void checkHeader(
      int length, int requestId, int streamId, int streamFlags, int type, int flags) {
    checkRange("payload length", length, MAX_PAYLOAD);
    checkRange("request id", requestId, MAX_REQUEST_ID);
    checkRange("stream id", streamId, MAX_STREAM_ID);
    checkRange("stream flags", streamFlags, MAX_STREAM_FLAGS);
    checkRange("type", type, MAX_TYPE);
    checkRange("flags", flags, MAX_FLAGS);
  }

  static void checkRange(String field, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(field + " " + value + " is not in 0.." + max);
    }
  }
}
