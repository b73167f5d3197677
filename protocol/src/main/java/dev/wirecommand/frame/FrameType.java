package dev.wirecommand.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of frames, and the flags of each: the one table of them in the code (section 1 of the
 * protocol).
 *
 * <p>The codes 0, 2 and 9 to 15 are unassigned; a {@link Frame} carries the raw code, so that a
 * frame of such a type can be told of.
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
   * Finds a type by its number. It allocates nothing.
   *
   * @param code any number
   * @return the type, or null where the number is unassigned
   */
  public static @Nullable FrameType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
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
