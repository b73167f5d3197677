package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/**
 * The failure of a call whose response is longer than this side collects. Unlike after any other
 * {@link ConnectionException}, the connection goes on.
 */
final class OversizedResponseException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  OversizedResponseException(String message) {
    super(message);
  }
}
