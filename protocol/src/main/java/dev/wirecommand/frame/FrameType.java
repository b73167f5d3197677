package dev.wirecommand.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of frames with their flags, and the flags of streams (sections 1 and 2 of the
 * protocol): the only table of them in the code.
 *
 * <p>The codes 0, 2 and 9 to 15 are unassigned. A {@link Frame} carries the raw code, so it can
 * represent a frame of an unassigned type. Flags are given as the bits that the header carries.
 */
public enum FrameType {
  /** A request, or a part of one: a CBOR map of name and arguments. Sent by the client. */
  COMMAND_REQUEST(1, "command-request", "new", "continuation", "more", "have-data"),
  /** The data that follow a request which declared them. Sent by the client. */
  COMMAND_DATA(3, "command-data", "continuation", "eos"),
  /** A response, or a part of one. Sent by the server. */
  BYTES_RESPONSE(4, "bytes-response", "continuation", "eos", "cbor"),
  /** The end of a request, or of the connection, in an error. Sent by the server. */
  ERROR_RESPONSE(5, "error-response", "protocol", "application"),
  /** Text for people, beside a response. Sent by the server. */
  TEXT_OUTPUT(6, "text-output"),
  /** How far a request has come. Sent by the server. */
  PROGRESS(7, "progress"),
  /** The content encoding of a stream. Sent by either side. */
  STREAM_SETTINGS(8, "stream-settings");

  /** {@code command-request}: the first frame of a request. */
  public static final int REQUEST_NEW = 1;

  /** {@code command-request}: a later frame of a request. */
  public static final int REQUEST_CONTINUATION = 2;

  /** {@code command-request}: more frames of the request map follow. */
  public static final int REQUEST_MORE = 4;

  /** {@code command-request}: {@code command-data} frames follow the request map. */
  public static final int REQUEST_HAVE_DATA = 8;

  /** {@code command-data}: more data follow. */
  public static final int DATA_CONTINUATION = 1;

  /** {@code command-data}: the last of the data. */
  public static final int DATA_EOS = 2;

  /** {@code bytes-response}: more of the response follows. */
  public static final int RESPONSE_CONTINUATION = 1;

  /** {@code bytes-response}: the last of the response. */
  public static final int RESPONSE_EOS = 2;

  /** {@code bytes-response}: the response is CBOR. */
  public static final int RESPONSE_CBOR = 4;

  /** {@code error-response}: the peer broke the protocol; fatal to the connection. */
  public static final int ERROR_PROTOCOL = 1;

  /** {@code error-response}: the command failed; ends its request alone. */
  public static final int ERROR_APPLICATION = 2;

  /** Stream flag: opens the stream; the first frame of a closed stream must have it. */
  public static final int STREAM_BEGIN = 1;

  /** Stream flag: closes the stream before the frame's payload is handled. */
  public static final int STREAM_END = 2;

  /** Stream flag: the stream's content encoding was applied to the payload. */
  public static final int STREAM_ENCODED = 4;

  private static final List<String> STREAM_FLAG_NAMES =
      List.of("stream-begin", "stream-end", "encoded");

  private static final @Nullable FrameType[] BY_CODE = new @Nullable FrameType[16];

  static {
    for (FrameType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // what List.of gives is immutable
  private final List<String> flagNames;

  FrameType(int code, String wireName, String... flagNames) {
    this.code = code;
    this.wireName = wireName;
    this.flagNames = List.of(flagNames);
  }

  /**
   * Returns the type's number in the header.
   *
   * @return 1 to 15
   */
  public int code() {
    return code;
  }

  /**
   * Returns the name that the protocol gives to the type.
   *
   * @return the name, such as {@code command-request}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the names of the type's flags: the name at index <i>i</i> is that of bit <i>i</i>,
   * whose value is {@code 1 << i}.
   *
   * @return the names, at most four, unmodifiable
   */
  public List<String> flagNames() {
    return flagNames;
  }

  /**
   * Returns the names of the stream flags: the name at index <i>i</i> is that of bit <i>i</i>,
   * whose value is {@code 1 << i}.
   *
   * @return the names, unmodifiable
   */
  public static List<String> streamFlagNames() {
    return STREAM_FLAG_NAMES;
  }

  /**
   * Finds a type by its number. It allocates nothing.
   *
   * @param code any number
   * @return the type, or null where the number is unassigned
   */
  public static @Nullable FrameType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /**
   * Returns a type's name for messages.
   *
   * @param code any number
   * @return the wire name, or {@code frame type} and the number where it is unassigned
   */
  public static String describe(int code) {
    FrameType type = of(code);
    return type == null ? "frame type " + code : type.wireName;
  }

  /**
   * Finds a type by the name that the protocol gives to it.
   *
   * @param wireName a name such as {@code command-request}
   * @return the type, or null where there is none of that name
   */
  public static @Nullable FrameType ofWireName(String wireName) {
    for (FrameType type : BY_CODE) {
      if (type != null && type.wireName.equals(wireName)) {
        return type;
      }
    }
    return null;
  }
}
