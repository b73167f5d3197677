package dev.wirecommand.server;

import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;

/**
 * Carries out the actions of a connection's reactor. Each method returns whether to go on taking
 * frames. Used on the event loop.
 */
final class ServerActions implements ServerAction.Visitor<Boolean> {
  /** The connection of the actions. */
  interface Owner {
    /** Returns whether the server has told the peer that it is leaving. */
    boolean isLeaving();

    boolean isClosed();

    /** Ends the connection, because its peer broke the protocol. */
    void onProtocolError(ServerAction.ProtocolError action);
  }

  private final CallResources resources;
  private final ServerReactor reactor;
  private final ServerCalls calls;
  private final Owner connection;

  ServerActions(
      CallResources resources, ServerReactor reactor, ServerCalls calls, Owner connection) {
    this.resources = resources;
    this.reactor = reactor;
    this.calls = calls;
    this.connection = connection;
  }

  @Override
  public Boolean onWantFrame(ServerAction.WantFrame action) {
    return true;
  }

  @Override
  public Boolean onNoOp(ServerAction.NoOp action) {
    return true;
  }

  @Override
  public Boolean onRunCommand(ServerAction.RunCommand action) {
    if (connection.isLeaving()) {
      reactor.retireDefaultStream();
    }
    calls.run(action);
    return !connection.isClosed();
  }

  @Override
  public Boolean onDataReceived(ServerAction.DataReceived action) {
    calls.onData(action);
    return !connection.isClosed();
  }

  /** Sends the error for a request that exceeds a limit. No other frame leads to output. */
  @Override
  public Boolean onSendFrames(SendFrames action) {
    resources.output().send(action);
    String command = reactor.refusedCommand();
    resources
        .settings()
        .notify(
            listener -> listener.callRefused(resources.peer(), command, ErrorCode.LIMIT_EXCEEDED));
    return true;
  }

  @Override
  public Boolean onWindowGranted(ServerAction.WindowGranted action) {
    // The end of the batch sends what was blocked.
    return true;
  }

  @Override
  public Boolean onProtocolError(ServerAction.ProtocolError action) {
    connection.onProtocolError(action);
    return false;
  }
}
