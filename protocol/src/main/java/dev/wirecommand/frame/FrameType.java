package dev.wirecommand.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types and the flags of frames, including the stream flags (sections 1 and 2 of the protocol).
 * The code has no other table of them.
 *
 * <p>The codes 0, 2 and 10 to 15 are unassigned. A {@link Frame} carries the raw code, so it can
 * represent a frame of an unassigned type. Flags are given as the bits that the header carries.
 */
public enum FrameType {
  /**
   * A request, or a part of one. The request is a map with the command's name and arguments. Sent
   * by the client.
   */
  COMMAND_REQUEST(1, "command-request", "new", "continuation", "more", "have-data"),
  /** A part of a request's data; see {@link #REQUEST_HAVE_DATA}. Sent by the client. */
  COMMAND_DATA(3, "command-data", "continuation", "eos"),
  /** A response, or a part of one. Sent by the server. */
  BYTES_RESPONSE(4, "bytes-response", "continuation", "eos", "cbor"),
  /** An error that ends one request or the whole connection. Sent by the server. */
  ERROR_RESPONSE(5, "error-response", "protocol", "application"),
  /** Text for people, sent in addition to a response. Sent by the server. */
  TEXT_OUTPUT(6, "text-output"),
  /** A progress update, sent in addition to a response. Sent by the server. */
  PROGRESS(7, "progress"),
  /** The settings of a stream, namely its content encoding. Sent by either side. */
  STREAM_SETTINGS(8, "stream-settings"),
  /**
   * A grant of more payload bytes for a request or a response. Sent by either side. It is an
   * extension (section 9 of the protocol): a peer takes it only after it was asked for windows.
   */
  WINDOW(9, "window");

  /** Flag of {@code command-request}: the frame begins a request. */
  public static final int REQUEST_NEW = 1;

  /** Flag of {@code command-request}: the frame continues a request. */
  public static final int REQUEST_CONTINUATION = 2;

  /** Flag of {@code command-request}: more frames of the request map follow. */
  public static final int REQUEST_MORE = 4;

  /** Flag of {@code command-request}: {@code command-data} frames follow the request map. */
  public static final int REQUEST_HAVE_DATA = 8;

  /** Flag of {@code command-data}: more data follow. */
  public static final int DATA_CONTINUATION = 1;

  /** Flag of {@code command-data}: this is the last frame of the data. */
  public static final int DATA_EOS = 2;

  /** Flag of {@code bytes-response}: more of the response follows. */
  public static final int RESPONSE_CONTINUATION = 1;

  /** Flag of {@code bytes-response}: the response ends with this frame. */
  public static final int RESPONSE_EOS = 2;

  /** Flag of {@code bytes-response}: the response is CBOR. */
  public static final int RESPONSE_CBOR = 4;

  /** Flag of {@code error-response}: the peer broke the protocol, and the connection ends. */
  public static final int ERROR_PROTOCOL = 1;

  /** Flag of {@code error-response}: the command failed, and only its request ends. */
  public static final int ERROR_APPLICATION = 2;

  /**
   * Stream flag: the frame opens the stream. The first frame on a closed stream must have this
   * flag.
   */
  public static final int STREAM_BEGIN = 1;

  /**
   * Stream flag: the frame closes the stream. The stream is closed before the payload is handled.
   */
  public static final int STREAM_END = 2;

  /** Stream flag: the payload is encoded with the content encoding of the stream. */
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
   * Returns the number that identifies this type in a frame's header.
   *
   * @return 1 to 15
   */
  public int code() {
    return code;
  }

  /**
   * Returns the name that the protocol gives this type.
   *
   * @return the name, such as {@code command-request}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the names of the type's flags. The name at index <i>i</i> belongs to bit <i>i</i>,
   * which has the value {@code 1 << i}.
   *
   * @return the names, at most four, unmodifiable
   */
  public List<String> flagNames() {
    return flagNames;
  }

  /**
   * Returns the names of the stream flags. The name at index <i>i</i> belongs to bit <i>i</i>,
   * which has the value {@code 1 << i}.
   *
   * @return the names, unmodifiable
   */
  public static List<String> streamFlagNames() {
    return STREAM_FLAG_NAMES;
  }

  /**
   * Returns the type with this number, or null if there is none. The call allocates nothing.
   *
   * @param code any number
   * @return the type, or null where the number is unassigned
   */
  public static @Nullable FrameType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /**
   * Returns the name of the type with this number, or other text if the number is unassigned.
   *
   * @param code any number
   * @return the wire name, or {@code frame type} and the number where it is unassigned
   */
  public static String describe(int code) {
    FrameType type = of(code);
    return type == null ? "frame type " + code : type.wireName;
  }

  /**
   * Returns the type that has this name in the protocol, or null if there is none.
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
