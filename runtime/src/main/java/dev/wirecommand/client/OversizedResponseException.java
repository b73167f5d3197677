package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/** A response was longer than this side collects: the one failure that leaves the connection. */
final class OversizedResponseException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  OversizedResponseException(String message) {
    super(message);
  }
}
