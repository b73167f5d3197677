package dev.wirecommand.reactor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception for a well-formed request that exceeds a limit of the receiver, or does not arrive
 * in time. Only this request is refused (section 3 of the protocol). It carries no stack trace,
 * because the peer can provoke it at any rate.
 */
final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of the error that refuses the request (section 9 of the protocol). */
  static final String CODE = "limit-exceeded";

  private static final String LATE = "deadline-exceeded";

  /** Separates the code from the rest in the error for a client that may not understand codes. */
  private static final String SEPARATOR = ": ";

  /** The beginning of the error for a client that may not understand codes. */
  static final String PREFIX = CODE + SEPARATOR;

  private final String code;
  private final String detail;

  /** The command's name, or null if it has not been read. */
  private @Nullable String command;

  private boolean errorCodes;

  /**
   * @param detail the fact, with the name of the limit and its value
   */
  LimitException(String detail) {
    this(CODE, detail);
  }

  private LimitException(String code, String detail) {
    super(detail, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  /** Returns an exception for a request whose frames do not arrive in time. */
  static LimitException late(String detail) {
    return new LimitException(LATE, detail);
  }

  String code() {
    return code;
  }

  /** Returns the error for a client that may not understand codes. */
  String messageWithCode() {
    return code + SEPARATOR + getMessage();
  }

  /**
   * Splits a {@linkplain #messageWithCode message with a code}. Returns null for another message.
   */
  static @Nullable ErrorPayload split(String message) {
    for (String code : List.of(CODE, LATE)) {
      if (message.startsWith(code + SEPARATOR)) {
        return new ErrorPayload(code, message.substring(code.length() + SEPARATOR.length()), null);
      }
    }
    return null;
  }

  /** Returns an exception for a limit of {@link Limits}. */
  static LimitException of(String fact, String limit, long value) {
    return new LimitException(fact + ": more than " + value + ", the limit " + limit);
  }

  /** Adds the entries of the request map that were read before the limit was exceeded. */
  LimitException within(@Nullable String name, boolean asksForErrorCodes) {
    command = name;
    errorCodes = asksForErrorCodes;
    return this;
  }

  /** Returns the command's name, or an empty string if it has not been read. */
  String command() {
    return command == null ? "" : command;
  }

  /** Tells whether the request asks for errors with codes, as far as it has been read. */
  boolean asksForErrorCodes() {
    return errorCodes;
  }

  @Override
  public String getMessage() {
    return command == null ? detail : command + ": " + detail;
  }
}
