package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;

/**
 * An exception for a call whose connection the server ended with a protocol error. The request may
 * be what the server refused, so it must not be sent again.
 */
final class ReportedProtocolErrorException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  ReportedProtocolErrorException(String message) {
    super(message);
  }
}
