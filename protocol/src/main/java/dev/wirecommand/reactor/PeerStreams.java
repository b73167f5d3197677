package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.text.AsciiText;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The streams on which the peer sends frames (section 2 of the protocol). This class records which
 * streams are open and which have a content encoding.
 */
final class PeerStreams {
  /** The name of the only supported encoding profile. It leaves payloads unchanged. */
  private static final String IDENTITY = "identity";

  private final int parity;
  private final int maxOpen;
  private final BitSet open = new BitSet();

  /**
   * The ids of the streams that have a content encoding. Null until there is one, because few peers
   * use encodings.
   */
  private @Nullable BitSet encoded;

  /**
   * @param parity the remainder of the peer's stream ids modulo 2: 1 for a client, 0 for a server
   * @param maxOpen the most streams open at one time
   */
  PeerStreams(int parity, int maxOpen) {
    this.parity = parity;
    this.maxOpen = maxOpen;
  }

  /**
   * Checks a frame's stream id and stream flags, and opens or closes the frame's stream. The order
   * of the checks is that of section 2 of the protocol.
   *
   * @return what is wrong with it, or null
   */
  @Nullable String accept(Frame frame) {
    int id = frame.streamId();
    if ((id & 1) != parity) {
      return "stream id " + id + " is " + (parity == 1 ? "even" : "odd");
    }
    if (!open.get(id)) {
      if (!frame.hasStream(FrameType.STREAM_BEGIN)) {
        return "frame on stream " + id + ", which is not open, without stream-begin";
      }
      if (open.cardinality() >= maxOpen) {
        return "more than " + maxOpen + " open streams";
      }
      open.set(id);
    }
    if (frame.hasStream(FrameType.STREAM_ENCODED) && !isEncoded(id)) {
      return "encoded frame on stream " + id + ", which has no stream-settings";
    }
    if (frame.hasStream(FrameType.STREAM_END)) {
      open.clear(id);
      if (encoded != null) {
        encoded.clear(id);
      }
    }
    return null;
  }

  /**
   * Checks and applies the payload of a {@code stream-settings} frame. {@link #accept} must have
   * accepted the frame.
   *
   * @return what is wrong with it, or null
   */
  @Nullable String settings(Frame frame) {
    int id = frame.streamId();
    boolean leaves = parity == 0 && frame.hasStream(FrameType.STREAM_END);
    if (!frame.hasStream(FrameType.STREAM_BEGIN) && !leaves) {
      return "stream-settings on stream " + id + " without stream-begin";
    }
    if (isEncoded(id)) {
      return "stream-settings on stream " + id + ", which has had them";
    }
    if (frame.length() == 0) {
      return "stream-settings on stream " + id + " without a profile name";
    }
    int nameLength = frame.array()[frame.offset()] & 0xFF;
    if (nameLength > frame.length() - 1) {
      return "stream-settings on stream "
          + id
          + " with a profile name of "
          + nameLength
          + " bytes, of which "
          + (frame.length() - 1)
          + " are there";
    }
    String name =
        new String(frame.array(), frame.offset() + 1, nameLength, StandardCharsets.ISO_8859_1);
    if (!name.equals(IDENTITY)) {
      return "stream-settings on stream "
          + id
          + " name the unknown profile "
          + AsciiText.quote(name)
          + "; known: "
          + IDENTITY;
    }
    int rest = frame.length() - 1 - nameLength;
    if (rest != 0) {
      return "stream-settings on stream "
          + id
          + " give "
          + rest
          + " bytes of settings, of which profile identity has none";
    }
    if (open.get(id)) {
      encode(id);
    }
    return null;
  }

  private boolean isEncoded(int id) {
    return encoded != null && encoded.get(id);
  }

  private void encode(int id) {
    if (encoded == null) {
      encoded = new BitSet();
    }
    encoded.set(id);
  }
}
