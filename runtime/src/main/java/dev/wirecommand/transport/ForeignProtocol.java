package dev.wirecommand.transport;

import dev.wirecommand.text.AsciiText;
import dev.wirecommand.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocols that a peer may speak by mistake, recognized by the first bytes of a connection.
 * Looked at only after the first bytes have been refused.
 */
public enum ForeignProtocol {
  /** TLS, on a connection without TLS settings. */
  TLS("a TLS record", false, ForeignProtocol.BOTH_OR_NEITHER),
  /** Frames of this library without TLS, on a connection with TLS settings. */
  FRAMES("a frame", false, ForeignProtocol.BOTH_OR_NEITHER),
  /** The first version of the PROXY protocol, which is text. */
  PROXY_V1("a PROXY protocol header (version 1)", false, ForeignProtocol.PROXY),
  /** The second version of the PROXY protocol, which is binary. */
  PROXY_V2("a PROXY protocol header (version 2)", false, ForeignProtocol.PROXY),
  /** A request of HTTP. */
  HTTP_REQUEST("an HTTP request", false, "this port does not speak HTTP; use a WireCommand client"),
  /** A response of HTTP. */
  HTTP_RESPONSE("an HTTP response", true, "check the server's address and port"),
  /** The first line of SSH. */
  SSH("an SSH banner", true, "check the server's address and port"),
  /** Any other printable text. */
  TEXT(
      "text",
      true,
      "check the address and port; a program that serves over its standard streams must print"
          + " nothing else to standard output");

  private static final String BOTH_OR_NEITHER = "give both ends TLS settings, or neither";

  private static final String PROXY =
      "turn it off at the proxy, or let the server accept it from the proxy's address";

  /** The number of bytes that are enough to recognize each protocol. */
  public static final int ENOUGH = 8;

  private static final int SHORTEST_TEXT = 3;

  /** The character that begins the sequences with which programs color their output. */
  private static final int ESCAPE = 0x1B;

  private static final int FIRST_TLS_TYPE = 20;
  private static final int LAST_TLS_TYPE = 24;
  private static final int LAST_TLS_MINOR = 4;

  private static final byte[] PROXY_V2_SIGNATURE = {
    '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'
  };

  private static final List<String> HTTP_METHODS =
      List.of(
          "GET ",
          "HEAD ",
          "POST ",
          "PUT ",
          "DELETE ",
          "CONNECT ",
          "OPTIONS ",
          "TRACE ",
          "PATCH ",
          "PRI * HT");

  private final String name;
  private final boolean quoted;
  private final String fix;

  ForeignProtocol(String name, boolean quoted, String fix) {
    this.name = name;
    this.quoted = quoted;
    this.fix = fix;
  }

  /**
   * Describes bytes that arrived instead of the first frame of a connection without TLS.
   *
   * @param bytes holds the first bytes of the connection
   * @param offset the index of the first one
   * @param length their number; {@link #ENOUGH} or more if as many have arrived
   * @return what they are and how to mend it, or null if they belong to no known protocol
   */
  public static @Nullable String insteadOfFrame(byte[] bytes, int offset, int length) {
    ForeignProtocol found = of(bytes, offset, length);
    return found == null || found == FRAMES
        ? null
        : found.describe("a frame", bytes, offset, length);
  }

  /**
   * Describes bytes that arrived instead of the first record of a connection with TLS.
   *
   * @param bytes the first bytes of the connection; {@link #ENOUGH} or more if as many have arrived
   * @return what they are and how to mend it, or null if they belong to no known protocol
   */
  public static @Nullable String insteadOfTls(byte[] bytes) {
    ForeignProtocol found = of(bytes, 0, bytes.length);
    return found == null || found == TLS
        ? null
        : found.describe("a TLS record", bytes, 0, bytes.length);
  }

  private String describe(String expected, byte[] bytes, int offset, int length) {
    String quote = quoted ? " " + AsciiText.quote(firstLine(bytes, offset, length)) : "";
    return "the peer sent " + name + quote + " instead of " + expected + ": " + fix;
  }

  private static String firstLine(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
  }

  /** Returns the protocol of the first bytes of a connection, or null if it is not known. */
  static @Nullable ForeignProtocol of(byte[] bytes, int offset, int length) {
    int seen = Math.min(length, ENOUGH);
    if (isTls(bytes, offset, seen)) {
      return TLS;
    }
    if (isFrame(bytes, offset, seen)) {
      return FRAMES;
    }
    if (startsWith(bytes, offset, seen, PROXY_V2_SIGNATURE)) {
      return PROXY_V2;
    }
    return isText(bytes, offset, seen)
        ? ofText(new String(bytes, offset, seen, StandardCharsets.US_ASCII))
        : null;
  }

  private static ForeignProtocol ofText(String start) {
    if (start.startsWith("PROXY ")) {
      return PROXY_V1;
    }
    if (start.startsWith("HTTP/")) {
      return HTTP_RESPONSE;
    }
    if (start.startsWith("SSH-")) {
      return SSH;
    }
    return HTTP_METHODS.stream().anyMatch(start::startsWith) ? HTTP_REQUEST : TEXT;
  }

  private static boolean isTls(byte[] bytes, int offset, int seen) {
    return seen >= 3
        && bytes[offset] >= FIRST_TLS_TYPE
        && bytes[offset] <= LAST_TLS_TYPE
        && bytes[offset + 1] == 3
        && bytes[offset + 2] >= 0
        && bytes[offset + 2] <= LAST_TLS_MINOR;
  }

  /**
   * Returns whether the bytes are the header of a frame that begins a stream, of a payload of less
   * than 64 KiB. The first frame of either side is one.
   */
  private static boolean isFrame(byte[] bytes, int offset, int seen) {
    return seen == ENOUGH
        && bytes[offset + 2] == 0
        && (bytes[offset + 5] == 1 || bytes[offset + 5] == 2)
        && bytes[offset + 6] == 1;
  }

  private static boolean startsWith(byte[] bytes, int offset, int seen, byte[] signature) {
    if (seen < ENOUGH) {
      return false;
    }
    for (int i = 0; i < ENOUGH; i++) {
      if (bytes[offset + i] != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] bytes, int offset, int seen) {
    if (seen < SHORTEST_TEXT) {
      return false;
    }
    int end = offset + seen;
    for (int i = offset; i < end; i++) {
      boolean space = bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n';
      boolean color = bytes[i] == ESCAPE && (i + 1 == end || bytes[i + 1] == '[');
      boolean ascii = bytes[i] >= ' ' && bytes[i] <= '~';
      if (!space && !color && !ascii && bytes[i] >= 0) {
        return false;
      }
    }
    int invalid = Utf8.firstInvalid(bytes, offset, end);
    return invalid == Utf8.VALID || Utf8.isBeginning(bytes, invalid, end);
  }
}
