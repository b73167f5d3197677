package dev.wirecommand.frame.text;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prints the text form of frames (section 7 of the protocol). People can write this form,
 * and it contains every byte of a frame.
 *
 * <p>The form is {@code <request-id> <stream-id> <stream-flags> <type> <flags> <payload>}:
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
  private FrameText() {}

  /**
   * Reads the text form of a frame.
   *
   * @param line the text, without an end of line
   * @return the frame, with a payload array of its own
   * @throws IllegalArgumentException if the text is not a frame; the message begins with the column
   *     and names the fact and the fix
   */
  public static Frame parse(String line) {
    return parse(line, 0);
  }

  /**
   * Reads the text form of a frame, from an index to the end of a line.
   *
   * @param line the text, without an end of line
   * @param from the index at which the frame begins
   * @return the frame, with a payload array of its own
   * @throws IllegalArgumentException if the text is not a frame; the message begins with the column
   *     of the whole line
   */
  public static Frame parse(String line, int from) {
    return new FrameTextParser(line, from).frame();
  }

  /**
   * Reads the text form of a payload.
   *
   * @param text a literal with {@code cbor:} before it, or escaped bytes; may be empty
   * @return the payload, of any length
   * @throws IllegalArgumentException if the text is not a payload; the message begins with the
   *     column and names the fact and the fix
   */
  public static byte[] parsePayload(String text) {
    return parsePayload(text, 0);
  }

  /**
   * Reads a payload's text form, which begins at an index of a line and ends at the line's end.
   *
   * @param line the text, without an end of line
   * @param from the index at which the payload begins
   * @return the payload, of any length
   * @throws IllegalArgumentException if the text is not a payload; the message begins with the
   *     column of the whole line
   */
  public static byte[] parsePayload(String line, int from) {
    return FrameTextParser.payload(line, from);
  }

  /**
   * Returns the text form of a frame. {@link #parse} reads the text as an equal frame, whatever the
   * frame contains.
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
    printFlags(out, frame.streamFlags(), FrameType.streamFlagNames());
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

  /** Tells whether the frame's type and flags say that the payload is one CBOR value. */
  private static boolean carriesCbor(Frame frame, @Nullable FrameType type) {
    if (type == null) {
      return false;
    }
    return switch (type) {
      case COMMAND_REQUEST ->
          frame.has(FrameType.REQUEST_NEW) && !frame.has(FrameType.REQUEST_MORE);
      case BYTES_RESPONSE ->
          frame.has(FrameType.RESPONSE_CBOR)
              && frame.has(FrameType.RESPONSE_EOS)
              && !frame.has(FrameType.RESPONSE_CONTINUATION);
      case TEXT_OUTPUT, PROGRESS, WINDOW -> true;
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
}
