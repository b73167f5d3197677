package dev.wirecommand.frame.text;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the text form of a frame, field by field (section 7 of the protocol). */
final class FrameTextParser {
  /** The prefix before a Python literal, which the parser encodes as a CBOR payload. */
  static final String CBOR_PREFIX = "cbor:";

  private static final int MAX_REQUEST_ID = 0xFFFF;
  private static final int MAX_STREAM_ID = 0xFF;
  private static final int MAX_STREAM_FLAGS = 0xFF;
  private static final int MAX_TYPE = 0xF;
  private static final int MAX_FLAGS = 0xF;

  /** A part of the line, with the index of its first character. */
  private record Token(int start, String text) {
    boolean isDecimal() {
      return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  private final String line;
  private int index;
  private int spaces;

  FrameTextParser(String line, int from) {
    this.line = line;
    this.index = from;
  }

  /** Reads a payload from an index to the end of the line. */
  static byte[] payload(String line, int from) {
    if (line.startsWith(CBOR_PREFIX, from)) {
      return PythonLiteral.encode(line, from + CBOR_PREFIX.length());
    }
    PythonString.Content content = new PythonString.Content(false);
    int index = from;
    while (index < line.length()) {
      index = PythonEscapes.read(line, index, content);
    }
    return content.bytes();
  }

  /** Reads the frame from the current index to the end of the line. */
  Frame frame() {
    int requestId = decimal(field(), "request id", MAX_REQUEST_ID);
    int streamId = decimal(field(), "stream id", MAX_STREAM_ID);
    int streamFlags =
        flags(field(), "stream flags", "a stream", FrameType.streamFlagNames(), MAX_STREAM_FLAGS);
    int code = type(field());
    FrameType type = FrameType.of(code);
    int flags =
        type == null
            ? flags(field(), "flags", "the unassigned type " + code, List.of(), MAX_FLAGS)
            : flags(field(), "flags", type.wireName(), type.flagNames(), MAX_FLAGS);
    byte[] payload = payload(line, index);
    if (payload.length > Frame.MAX_PAYLOAD) {
      throw ColumnError.at(
          index,
          "the payload has " + payload.length + " bytes; a frame holds " + Frame.MAX_PAYLOAD);
    }
    return new Frame(requestId, streamId, streamFlags, code, flags, payload, 0, payload.length);
  }

  private Token field() {
    int space = line.indexOf(' ', index);
    if (space < 0) {
      throw ColumnError.at(
          line.length(),
          "five spaces divide request id, stream id, stream flags, type, flags and payload (an"
              + " empty payload needs the fifth too); this line has "
              + spaces);
    }
    Token token = new Token(index, line.substring(index, space));
    index = space + 1;
    spaces++;
    return token;
  }

  private static int decimal(Token token, String what, int max) {
    if (!token.isDecimal()) {
      throw ColumnError.at(
          token.start, what + " '" + token.text + "' is not a decimal number in 0.." + max);
    }
    int value = 0;
    for (int i = 0; i < token.text.length(); i++) {
      value = value * 10 + (token.text.charAt(i) - '0');
      if (value > max) {
        throw ColumnError.at(token.start, what + " " + token.text + " is not in 0.." + max);
      }
    }
    return value;
  }

  private static int type(Token token) {
    FrameType type = FrameType.ofWireName(token.text);
    if (type != null) {
      return type.code();
    }
    if (token.isDecimal()) {
      return decimal(token, "type", MAX_TYPE);
    }
    String names =
        Arrays.stream(FrameType.values())
            .map(FrameType::wireName)
            .collect(Collectors.joining(", "));
    throw ColumnError.at(
        token.start,
        "'" + token.text + "' is no type; give one of " + names + ", or a number in 0..15");
  }

  private static int flags(Token field, String what, String owner, List<String> names, int max) {
    int flags = 0;
    int start = field.start;
    for (String part : field.text.split("\\|", -1)) {
      flags |= flag(new Token(start, part), what, owner, names, max);
      start += part.length() + 1;
    }
    return flags;
  }

  private static int flag(Token token, String what, String owner, List<String> names, int max) {
    int bit = names.indexOf(token.text);
    if (bit >= 0) {
      return 1 << bit;
    }
    if (token.isDecimal()) {
      return decimal(token, what, max);
    }
    String choice = names.isEmpty() ? "" : "one of " + String.join(", ", names) + ", or ";
    throw ColumnError.at(
        token.start,
        "'"
            + token.text
            + "' is no flag of "
            + owner
            + "; give "
            + choice
            + "a number in 0.."
            + max);
  }
}
