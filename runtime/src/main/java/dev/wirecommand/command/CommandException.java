package dev.wirecommand.command;

/**
 * The failure of one command that its caller is told of in words: an application error (section 4
 * of the protocol). It ends its request alone; the connection lives on.
 *
 * <p>A handler throws it to answer with an error of its own wording; the decoding of arguments
 * throws it for arguments that are missing, unknown or of the wrong type; a typed client throws it
 * where the server answered so. Any <em>other</em> exception of a handler is logged with an id, and
 * the caller is told only that id.
 */
public class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An application error.
   *
   * @param message what went wrong, in words for the caller
   */
  public CommandException(String message) {
    super(message);
  }

  /**
   * An application error that another exception led to. The cause stays on this side of the wire.
   *
   * @param message what went wrong, in words for the caller
   * @param cause what led to it
   */
  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What went wrong, in words for the caller.
   *
   * @return the message; never null
   */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
