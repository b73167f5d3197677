package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/**
 * The failure of a call whose response exceeds the size limit of this side. The connection
 * continues, unlike after any other {@link ConnectionException}.
 */
final class OversizedResponseException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  OversizedResponseException(String message) {
    super(message);
  }
}
