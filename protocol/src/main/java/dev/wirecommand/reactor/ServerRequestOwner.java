package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/** The part of a server reactor that its requests use. */
interface ServerRequestOwner {
  /** Returns the action that sends a payload, or defers the payload until input has ended. */
  ServerAction register(PendingPayload payload);

  /** Updates the status of a request that has been released. */
  void released(ServerRequest request);

  /** Returns the maximum payload length of a frame to send, in bytes. */
  int sendPayload();

  /** Returns the streams on which answers are sent. */
  OwnStreams streams();

  /** Returns the windows of the connection, or null if its requests have none. */
  @Nullable ServerWindows windows();
}
