package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.text.AsciiText;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The streams that the peer sends on (section 2 of the protocol): which are open, and which have
 * named a content encoding.
 */
final class PeerStreams {
  /** The one profile there is for now: the payload as it is. */
  private static final String IDENTITY = "identity";

  private final int parity;
  private final int maxOpen;
  private final BitSet open = new BitSet();

  /** Null until a stream has named its encoding, which few peers do. */
  private @Nullable BitSet encoded;

  /**
   * @param parity what the peer's stream ids are modulo 2: 1 for a client's, 0 for a server's
   * @param maxOpen the most streams open at one time
   */
  PeerStreams(int parity, int maxOpen) {
    this.parity = parity;
    this.maxOpen = maxOpen;
  }

  /**
   * Takes the stream part of a frame, in the order of the checks of section 5.
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
   * Takes the payload of a {@code stream-settings} frame that has been accepted.
   *
   * @return what is wrong with it, or null
   */
  @Nullable String settings(Frame frame) {
    int id = frame.streamId();
    if (!frame.hasStream(FrameType.STREAM_BEGIN)) {
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
