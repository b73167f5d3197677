package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.text.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The payload of an application error with a code (section 9 of the protocol).
 *
 * @param code the error's code
 * @param message the fact and the fix, for people
 * @param details further information for programs, or null for none
 */
record ErrorPayload(String code, String message, @Nullable CborValue details) {
  /** The code that a client reports if the received error has none. */
  static final String NO_CODE = "failed";

  private static final NameTable KEYS = NameTable.of("code", "message", "details");

  private static final int SMALLEST_MAP = 0xA0;
  private static final int LARGEST_MAP = 0xBB;

  /**
   * Encodes an error and its code in at most {@code maxBytes} bytes. Details are left out if they
   * do not fit, cannot be written, or exceed the limits of peers; the message is cut at a character
   * boundary. If the map does not even fit with an empty message, the payload is the message alone.
   *
   * @param code the error's code
   * @param message the fact and the fix, for people; half a surrogate pair becomes a question mark
   * @param details further information for programs, or null for none
   * @param maxBytes the longest payload, 1 or more
   * @return the payload
   */
  static ByteSlice encode(String code, String message, @Nullable CborValue details, int maxBytes) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    if (details != null) {
      ByteSlice whole = withDetails(code, text, details);
      if (whole != null && whole.length() <= maxBytes) {
        return whole;
      }
    }
    ByteSlice bare = map(code, text, null);
    if (bare.length() <= maxBytes) {
      return bare;
    }
    int room = maxBytes - map(code, new byte[0], null).length();
    return room < 0
        ? encode(message, maxBytes)
        : map(code, Utf8.prefix(message, lessHead(room)), null);
  }

  /**
   * Encodes an error without a code. The payload is the message alone, cut at a character boundary.
   */
  static ByteSlice encode(String message, int maxBytes) {
    return ByteSlice.of(Utf8.prefix(message, maxBytes));
  }

  /**
   * Returns the maximum length of a byte string that, with its head, fits into {@code room} bytes.
   * The first byte of the head is not counted.
   */
  private static int lessHead(int room) {
    if (room < 24) {
      return room;
    }
    return room <= 1 + 0xFF ? room - 1 : room <= 2 + 0xFFFF ? room - 2 : room - 4;
  }

  private static @Nullable ByteSlice withDetails(String code, byte[] message, CborValue details) {
    try {
      ByteSlice map = map(code, message, details);
      new CborReader(map.array(), map.offset(), map.length(), CborLimits.DEFAULT).checkWellFormed();
      return map;
    } catch (IllegalArgumentException | CborException e) {
      // The error must be sent, whatever is wrong with the details.
      return null;
    }
  }

  private static ByteSlice map(String code, byte[] message, @Nullable CborValue details) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(details == null ? 2 : 3);
    out.writeBytes(utf8("code"));
    out.writeBytes(utf8(code));
    if (details != null) {
      // As long as the next key, and before it bytewise.
      out.writeBytes(utf8("details"));
      details.writeTo(out);
    }
    out.writeBytes(utf8("message"));
    out.writeBytes(message);
    return ByteSlice.of(out);
  }

  /**
   * Tells whether the payload of an error response contains an error code. Such a payload begins
   * with the head of a map, and no UTF-8 text begins with that byte.
   */
  static boolean isCoded(byte[] array, int offset, int length) {
    if (length == 0) {
      return false;
    }
    int first = array[offset] & 0xFF;
    return first >= SMALLEST_MAP && first <= LARGEST_MAP;
  }

  /**
   * Decodes the payload of an error that has a code. Skips unknown keys.
   *
   * @param in a reader of the payload
   * @return the error
   * @throws CborException if it is not well-formed, or not of the form
   * @throws IllegalArgumentException if it has no code or no message, or one that is not UTF-8
   */
  static ErrorPayload decode(CborReader in) {
    in.checkWellFormed();
    String code = null;
    String message = null;
    CborValue details = null;
    int entries = in.readMapHeader();
    for (int i = 0; i < entries; i++) {
      switch (key(in)) {
        case 0 -> code = readUtf8(in);
        case 1 -> message = readUtf8(in);
        case 2 -> details = CborValue.read(in);
        default -> in.skip();
      }
    }
    if (code == null || message == null) {
      throw new IllegalArgumentException("no " + (code == null ? "code" : "message"));
    }
    return new ErrorPayload(code, message, details);
  }

  /**
   * Reads the application error in a frame.
   *
   * @param takesCodes whether the request asked for errors with codes
   * @throws CborException if the error has a code and is not well-formed
   * @throws IllegalArgumentException if it has no message, or one that is not UTF-8
   */
  static ErrorPayload decode(Frame frame, boolean takesCodes, CborLimits limits) {
    if (takesCodes && isCoded(frame.array(), frame.offset(), frame.length())) {
      return decode(new CborReader(frame.array(), frame.offset(), frame.length(), limits));
    }
    String message = Utf8.decode(frame.array(), frame.offset(), frame.length());
    if (message == null) {
      throw new IllegalArgumentException("a message that is not UTF-8");
    }
    // A server that refuses a request before it has read its meta sends the code in the message.
    ErrorPayload refusal = takesCodes ? LimitException.split(message) : null;
    return refusal != null ? refusal : new ErrorPayload(NO_CODE, message, null);
  }

  private static int key(CborReader in) {
    if (in.peek() == CborType.BYTES) {
      return in.readName(KEYS);
    }
    in.skip();
    return -1;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a byte string and decodes it as UTF-8.
   *
   * @throws CborException if the next value is not a byte string
   * @throws IllegalArgumentException if it is not UTF-8
   */
  static String readUtf8(CborReader in) {
    byte[] bytes = in.readBytes();
    String text = Utf8.decode(bytes, 0, bytes.length);
    if (text == null) {
      throw new IllegalArgumentException("text that is not UTF-8");
    }
    return text;
  }
}
