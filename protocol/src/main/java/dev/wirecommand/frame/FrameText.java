package dev.wirecommand.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames as text (section 7 of the protocol), in two forms: the <em>text form</em>, which people
 * write and which stands for every byte of a frame, and a one-line description for logs.
 *
 * <p>The text form is {@code <request-id> <stream-id> <stream-flags> <type> <flags> <payload>}:
 *
 * <pre>{@code
 * 1 1 stream-begin command-request new cbor:{b'name': b'heads', b'args': {b'publiconly': True}}
 * }</pre>
 *
 * <p>Ids are decimal; type and flags are decimal or names, flags joined with {@code |}. A payload
 * that begins with {@code cbor:} is a literal in Python's notation, encoded as canonical CBOR; any
 * other is bytes written as between the quotes of a Python bytes literal.
 *
 * <p>All methods are thread-safe.
 */
public final class FrameText {
  /** The flags of a stream, at the index of their bits. */
  static final List<String> STREAM_FLAG_NAMES = List.of("stream-begin", "stream-end", "encoded");

  private FrameText() {}

  /**
   * Reads the text form of a frame.
   *
   * @param line the text, without an end of line
   * @return the frame, its payload its own
   * @throws FrameTextException if the text stands for no frame; the message names the column
   */
  public static Frame parse(String line) {
    return FrameTextParser.frame(line);
  }

  /**
   * Reads a payload as the text form writes it.
   *
   * @param text a literal with {@code cbor:} before it, or escaped bytes; may be empty
   * @return the payload, of any length
   * @throws FrameTextException if the text stands for no payload; the message names the column
   */
  public static byte[] parsePayload(String text) {
    return FrameTextParser.payload(text, 0);
  }

  /**
   * Prints the text form of a frame. {@link #parse} gives back an equal frame, whatever the frame
   * holds.
   *
   * <p>Types and flags that have names are printed by name, others as numbers. The payload is
   * printed as a {@code cbor:} literal where the frame is one that carries a whole CBOR value and
   * the literal gives back the same bytes; else as escaped bytes.
   *
   * @param frame the frame
   * @return one line of printable ASCII, with no end of line
   */
  public static String print(Frame frame) {
    FrameType type = FrameType.of(frame.type());
    StringBuilder out = new StringBuilder();
    out.append(frame.requestId()).append(' ').append(frame.streamId()).append(' ');
    printFlags(out, frame.streamFlags(), STREAM_FLAG_NAMES);
    out.append(' ').append(type == null ? Integer.toString(frame.type()) : type.wireName());
    out.append(' ');
    printFlags(out, frame.flags(), type == null ? List.of() : type.flagNames());
    String literal = carriesCbor(frame, type) ? PythonPrinter.print(frame) : null;
    out.append(' ');
    if (literal == null) {
      printBytes(out, frame);
    } else {
      out.append(FrameTextParser.CBOR_PREFIX).append(literal);
    }
    return out.toString();
  }

  /**
   * Returns the one line that tells people of a frame, without its payload, such as {@code
   * frame(size=29; request=1; stream=2; streamflags=stream-begin; type=bytes-response; flags=eos)}.
   *
   * @param frame the frame
   * @return the line; {@code size} is the payload's in bytes
   */
  public static String describe(Frame frame) {
    FrameType type = FrameType.of(frame.type());
    StringBuilder out = new StringBuilder(128);
    out.append("frame(size=").append(frame.length());
    out.append("; request=").append(frame.requestId());
    out.append("; stream=").append(frame.streamId());
    out.append("; streamflags=");
    describeFlags(out, frame.streamFlags(), STREAM_FLAG_NAMES);
    out.append("; type=");
    if (type == null) {
      describeUnknown(out, frame.type());
    } else {
      out.append(type.wireName());
    }
    out.append("; flags=");
    describeFlags(out, frame.flags(), type == null ? List.of() : type.flagNames());
    return out.append(')').toString();
  }

  /** Tells whether the payload is, by the protocol, one whole CBOR value. */
  private static boolean carriesCbor(Frame frame, @Nullable FrameType type) {
    if (type == null) {
      return false;
    }
    return switch (type) {
      case COMMAND_REQUEST ->
          frame.has(FrameFlags.REQUEST_NEW) && !frame.has(FrameFlags.REQUEST_MORE);
      case BYTES_RESPONSE ->
          frame.has(FrameFlags.RESPONSE_CBOR)
              && frame.has(FrameFlags.RESPONSE_EOS)
              && !frame.has(FrameFlags.RESPONSE_CONTINUATION);
      case TEXT_OUTPUT, PROGRESS -> true;
      case COMMAND_DATA, ERROR_RESPONSE, STREAM_SETTINGS -> false;
    };
  }

  private static void printBytes(StringBuilder out, Frame frame) {
    int start = out.length();
    PythonEscapes.printPayload(out, frame.payloadBuffer());
    if (out.indexOf(FrameTextParser.CBOR_PREFIX, start) == start) {
      // An escape for its first letter keeps these bytes from being taken for a literal.
      out.replace(start, start + 1, "\\x63");
    }
  }

  private static void printFlags(StringBuilder out, int flags, List<String> names) {
    if (flags == 0) {
      out.append('0');
      return;
    }
    int rest = flags;
    String separator = "";
    for (int bit = 0; bit < names.size(); bit++) {
      if ((rest & 1 << bit) != 0) {
        out.append(separator).append(names.get(bit));
        separator = "|";
        rest &= ~(1 << bit);
      }
    }
    if (rest != 0) {
      out.append(separator).append(rest);
    }
  }

  private static void describeFlags(StringBuilder out, int flags, List<String> names) {
    String separator = "";
    for (int bit = 0; flags >> bit != 0; bit++) {
      if ((flags >> bit & 1) != 0) {
        out.append(separator);
        separator = "|";
        if (bit < names.size()) {
          out.append(names.get(bit));
        } else {
          describeUnknown(out, 1 << bit);
        }
      }
    }
  }

  private static void describeUnknown(StringBuilder out, int value) {
    out.append("<unknown 0x");
    out.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
    out.append('>');
  }
}
