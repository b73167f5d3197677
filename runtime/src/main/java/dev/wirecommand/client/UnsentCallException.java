package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * An exception for a call whose connection ended, or could not be made, before any byte of the
 * request was sent. So the server has not started the command.
 */
final class UnsentCallException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  UnsentCallException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
