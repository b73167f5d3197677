package dev.wirecommand.reactor;

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

  /** The beginning of the error for a client that may not understand codes. */
  static final String PREFIX = CODE + ": ";

  private static final String LATE = "deadline-exceeded";

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
    return code + ": " + getMessage();
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
