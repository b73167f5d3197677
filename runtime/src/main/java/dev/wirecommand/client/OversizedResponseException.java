package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/**
 * An exception for a response that is larger than this side allows. The connection continues,
 * unlike after any other {@link ConnectionException}.
 */
final class OversizedResponseException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  OversizedResponseException(String message) {
    super(message);
  }
}
