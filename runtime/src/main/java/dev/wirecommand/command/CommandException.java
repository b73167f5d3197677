package dev.wirecommand.command;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.text.EscapedText;
import org.jspecify.annotations.Nullable;

/**
 * An application error, which reports the failure of one command to the caller (section 9 of the
 * protocol). It ends only its own request; the connection continues.
 *
 * <p>A handler throws it to answer with an error of its own; the decoding of arguments throws it
 * for arguments that are missing, unknown or of the wrong type; a typed client throws it where the
 * server answered so, with the same code, message and details. Any <em>other</em> exception of a
 * handler that the server maps to none of these is logged with an id, and the caller is told only
 * that id.
 */
public class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient @Nullable CborValue details;

  /**
   * Makes an error with the code {@link ErrorCode#FAILED}.
   *
   * @param message what went wrong, in words for the caller
   */
  public CommandException(String message) {
    this(ErrorCode.FAILED, message, null, null);
  }

  /**
   * Makes an error with the code {@link ErrorCode#FAILED} and a cause. The cause is not sent to the
   * peer.
   *
   * @param message what went wrong, in words for the caller
   * @param cause what led to it
   */
  public CommandException(String message, Throwable cause) {
    this(ErrorCode.FAILED, message, null, cause);
  }

  /**
   * Makes an error with a code.
   *
   * @param code what kind of error it is: one of {@link ErrorCode}, or the application's own
   * @param message what went wrong, in words for the caller
   * @throws IllegalArgumentException if the code is not well-formed
   */
  public CommandException(String code, String message) {
    this(code, message, null, null);
  }

  /**
   * Makes an error with a code and details.
   *
   * @param code what kind of error it is: one of {@link ErrorCode}, or the application's own
   * @param message what went wrong, in words for the caller
   * @param details what a program may want to know of it, or null; left out where it does not fit
   *     one frame
   * @throws IllegalArgumentException if the code is not well-formed
   */
  public CommandException(String code, String message, @Nullable CborValue details) {
    this(code, message, details, null);
  }

  /**
   * Makes an error with a code, details and a cause. The cause is not sent to the peer.
   *
   * @param code what kind of error it is: one of {@link ErrorCode}, or the application's own
   * @param message what went wrong, in words for the caller
   * @param details what a program may want to know of it, or null; left out where it does not fit
   *     one frame
   * @param cause what led to it, or null
   * @throws IllegalArgumentException if the code is not well-formed
   */
  public CommandException(
      String code, String message, @Nullable CborValue details, @Nullable Throwable cause) {
    super(message, cause);
    this.code = ErrorCode.check(code);
    this.details = details;
  }

  /**
   * Returns the code that identifies the kind of error.
   *
   * @return one of {@link ErrorCode}, or the application's own
   */
  public final String code() {
    return code;
  }

  /**
   * Returns the machine-readable details of the error.
   *
   * @return the details, or null where there are none
   */
  public final @Nullable CborValue details() {
    return details;
  }

  /**
   * Returns the human-readable description of the error, as the application gave it. This is what
   * is sent to a peer, and what a client has received. It may have any characters, such as escape
   * sequences that change a terminal: show {@link #getMessage} instead.
   *
   * @return the message; never null
   */
  public String rawMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }

  /**
   * Returns the human-readable description of the error for logs and people. It is {@link
   * #rawMessage} on one line, in which control characters, line ends and characters that change the
   * direction of text are escaped, such as {@code \n} and {@code \u001b}. Stack traces show it.
   *
   * @return the message; never null
   */
  @Override
  public String getMessage() {
    return EscapedText.shown(rawMessage());
  }
}
