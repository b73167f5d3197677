package dev.wirecommand.frame;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from bytes that arrive in chunks of any size (section 1 of the protocol).
 *
 * <p>Usage: give it a chunk with {@link #feed}, take frames with {@link #next} until that returns
 * null, give it the next chunk; at the end of input call {@link #finish}:
 *
 * <pre>{@code
 * decoder.feed(chunk, 0, length);
 * for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
 *   handle(frame);
 * }
 * }</pre>
 *
 * <p>The chunk is borrowed until {@code next} has returned null. A payload that lies wholly inside
 * one chunk is not copied: its frame is a view on the chunk. One that spans chunks is gathered in a
 * buffer of the decoder, which grows with the bytes that have really arrived and never by what a
 * header claims, and which is released as soon as the input ends between two frames. Either way a
 * frame is valid until the next call of {@code next} or {@code feed}.
 *
 * <p>A length over the limit is refused on the header alone. After that the decoder stays failed:
 * there is no way to find the next frame, so every later call throws the same exception again.
 *
 * <p>Not thread-safe.
 */
public final class FrameDecoder {
  private static final byte[] NONE = {};

  private final int maxPayload;
  private final byte[] header = new byte[Frame.HEADER_SIZE];
  private final Frame given = new Frame();

  private byte[] in = NONE;
  private int position;
  private int limit;

  private int headerArrived;
  private byte[] gathered = NONE;
  private int payloadArrived;
  private @Nullable FrameException failure;

  /**
   * Makes a decoder with a limit on the length of payloads.
   *
   * @param maxPayload the longest payload to accept in bytes, 0 to 16,777,215; {@link
   *     Frame#DEFAULT_RECEIVE_PAYLOAD} where nothing else is set
   * @throws IllegalArgumentException if the limit is out of its range
   */
  public FrameDecoder(int maxPayload) {
    Frame.checkRange("payload limit", maxPayload, Frame.MAX_PAYLOAD);
    this.maxPayload = maxPayload;
  }

  /**
   * Accepts the next chunk of input, which may be empty. The range is borrowed, and must not
   * change, until {@link #next} has returned null.
   *
   * @param bytes the array that holds the chunk
   * @param off the index of its first byte
   * @param len its length in bytes
   * @throws IndexOutOfBoundsException if the range is not within the array
   * @throws IllegalStateException if bytes of the chunk before are still unread
   * @throws FrameException if the decoder has failed before
   */
  public void feed(byte[] bytes, int off, int len) {
    Objects.checkFromIndexSize(off, len, bytes.length);
    requireUsable();
    requireConsumed("feed");
    in = bytes;
    position = off;
    limit = off + len;
  }

  /**
   * Returns the next complete frame, or null if the decoder needs more input.
   *
   * @return the frame, valid until the next call of {@code next} or {@code feed}; or null when all
   *     input is consumed, and the chunk is no longer borrowed
   * @throws FrameException if a header tells of a payload over the limit, {@link
   *     FrameException.Kind#TOO_LARGE}, or if the decoder has failed before
   */
  public @Nullable Frame next() {
    requireUsable();
    if (headerArrived == 0 && limit - position >= Frame.HEADER_SIZE) {
      int length = payloadLength(in, position);
      if (length <= maxPayload && length <= limit - position - Frame.HEADER_SIZE) {
        return nextInPlace(length);
      }
    }
    if (headerArrived < Frame.HEADER_SIZE) {
      if (!readHeader()) {
        endChunk();
        return null;
      }
      if (payloadLength() > maxPayload) {
        throw fail(FrameException.tooLarge(payloadLength(), requestId(), maxPayload));
      }
    }
    int missing = payloadLength() - payloadArrived;
    if (missing > limit - position) {
      gather(limit - position);
      endChunk();
      return null;
    }
    Frame frame;
    if (payloadArrived == 0) {
      frame = frame(header, 0, in, position, missing);
      position += missing;
    } else {
      gather(missing);
      frame = frame(header, 0, gathered, 0, payloadArrived);
    }
    headerArrived = 0;
    payloadArrived = 0;
    return frame;
  }

  /**
   * Tells the decoder that the input has ended.
   *
   * @throws FrameException if that is inside a frame, {@link FrameException.Kind#TRUNCATED}, or if
   *     the decoder has failed before
   * @throws IllegalStateException if bytes of the last chunk are still unread
   */
  public void finish() {
    requireUsable();
    requireConsumed("finish");
    if (inHeader()) {
      throw fail(FrameException.truncatedHeader(headerArrived, requestId()));
    }
    if (inFrame()) {
      throw fail(FrameException.truncatedPayload(payloadArrived, payloadLength(), requestId()));
    }
  }

  /**
   * Ends decoding because a read deadline has passed, and returns the exception to report.
   *
   * @param message what the peer has done wrong
   * @return an exception of the kind {@link FrameException.Kind#LATE}, for the request whose frame
   *     has begun to arrive
   * @throws FrameException if the decoder has failed before
   */
  public FrameException expire(String message) {
    requireUsable();
    return fail(FrameException.late(requestId(), message));
  }

  /**
   * Tells whether the decoder has read a part of a frame and waits for the rest. A read deadline
   * runs during this time. Call this after {@link #next} has returned null, because only bytes that
   * {@code next} has consumed count.
   *
   * @return whether the decoder is inside a frame's header or payload
   */
  public boolean inFrame() {
    return headerArrived > 0;
  }

  /**
   * Tells whether the decoder has read a part of a header and waits for the rest. Call this after
   * {@link #next} has returned null, because only bytes that {@code next} has consumed count.
   *
   * @return whether the decoder is inside a header: {@link #inFrame()} without it means inside a
   *     payload
   */
  public boolean inHeader() {
    return headerArrived > 0 && headerArrived < Frame.HEADER_SIZE;
  }

  /**
   * Returns the header of the frame that is incomplete, or that was refused. Used to find out what
   * a peer sends instead of frames.
   *
   * @return a copy of the header's bytes that have arrived, 0 to 8
   */
  public byte[] header() {
    return Arrays.copyOf(header, headerArrived);
  }

  /**
   * Returns how much memory the decoder uses for a payload that spans several chunks. Call this
   * after {@link #next} has returned null.
   *
   * @return the size of the buffer in bytes; 0 between two frames
   */
  public int gatherCapacity() {
    return gathered.length;
  }

  /**
   * Reads a frame that lies wholly inside the chunk, without copying its bytes. This is the usual
   * case.
   */
  private Frame nextInPlace(int length) {
    int at = position;
    int payload = at + Frame.HEADER_SIZE;
    position = payload + length;
    return frame(in, at, in, payload, length);
  }

  private boolean readHeader() {
    int count = Math.min(Frame.HEADER_SIZE - headerArrived, limit - position);
    System.arraycopy(in, position, header, headerArrived, count);
    position += count;
    headerArrived += count;
    return headerArrived == Frame.HEADER_SIZE;
  }

  /** Appends the next bytes of the current chunk to a payload that spans several chunks. */
  private void gather(int count) {
    int needed = payloadArrived + count;
    if (needed > gathered.length) {
      int doubled = Math.min(2 * gathered.length, payloadLength());
      gathered = Arrays.copyOf(gathered, Math.max(needed, doubled));
    }
    System.arraycopy(in, position, gathered, payloadArrived, count);
    position += count;
    payloadArrived = needed;
  }

  /**
   * Releases the chunk after all its bytes have been read. Between two frames this also releases
   * the payload buffer, so an idle connection uses no memory for it.
   */
  private void endChunk() {
    in = NONE;
    position = 0;
    limit = 0;
    given.clear();
    if (headerArrived == 0) {
      gathered = NONE;
    }
  }

  /** Fills the frame object that the decoder reuses, and returns it. This allocates nothing. */
  private Frame frame(byte[] head, int at, byte[] array, int offset, int length) {
    int typeAndFlags = head[at + 7] & 0xFF;
    given.set(
        (head[at + 3] & 0xFF) | (head[at + 4] & 0xFF) << 8,
        head[at + 5] & 0xFF,
        head[at + 6] & 0xFF,
        typeAndFlags >> 4,
        typeAndFlags & 0xF,
        array,
        offset,
        length);
    return given;
  }

  private int payloadLength() {
    return payloadLength(header, 0);
  }

  private static int payloadLength(byte[] head, int at) {
    return (head[at] & 0xFF) | (head[at + 1] & 0xFF) << 8 | (head[at + 2] & 0xFF) << 16;
  }

  /** Returns the request id in the header, or 0 if the id has not arrived yet. */
  private int requestId() {
    return headerArrived < 5 ? 0 : (header[3] & 0xFF) | (header[4] & 0xFF) << 8;
  }

  private FrameException fail(FrameException exception) {
    failure = exception;
    given.clear();
    in = NONE;
    gathered = NONE;
    position = 0;
    limit = 0;
    return exception;
  }

  private void requireUsable() {
    if (failure != null) {
      throw failure;
    }
  }

  private void requireConsumed(String call) {
    if (position < limit) {
      throw new IllegalStateException(
          call
              + "() while "
              + (limit - position)
              + " bytes of the last chunk are unread; call next() until it returns null");
    }
  }
}
