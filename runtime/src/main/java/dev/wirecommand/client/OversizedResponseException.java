package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/**
 * The failure of a call because its response is larger than this side allows. The connection
 * continues, unlike after any other {@link ConnectionException}.
 */
final class OversizedResponseException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  OversizedResponseException(String message) {
    super(message);
  }
}
