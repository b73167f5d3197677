package dev.wirecommand.server;

import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.transport.ForeignPeers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Passes frames to a connection's reactor, and carries out its actions. Each method returns whether
 * to go on taking frames. Used on the event loop.
 */
final class ServerActions implements FrameInput.Handler, ServerAction.Visitor<Boolean> {
  /** The connection of the actions. */
  interface Owner {
    /** Returns whether the server has told the peer that it is leaving. */
    boolean isLeaving();

    boolean isClosed();

    /** Ends the connection, because its peer does something too often. */
    void onExcess(String excess);

    /** Ends the connection, because its peer broke the protocol. */
    void onProtocolError(ServerAction.ProtocolError action);
  }

  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private static final int WINDOW = FrameType.WINDOW.code();

  private final CallResources resources;
  private final ServerReactor reactor;
  private final ServerCalls calls;
  private final GrantWait grants;
  private final Owner connection;
  private Level problemLevel = Level.DEBUG;

  ServerActions(
      CallResources resources,
      ServerReactor reactor,
      ServerCalls calls,
      GrantWait grants,
      Owner connection) {
    this.resources = resources;
    this.reactor = reactor;
    this.calls = calls;
    this.grants = grants;
    this.connection = connection;
  }

  /** Passes a frame to the reactor, unless the peer sends too many of its kind. */
  @Override
  public boolean onFrame(Frame frame) {
    String excess = resources.budgets().excess(frame);
    if (excess != null) {
      connection.onExcess(excess);
      return false;
    }
    ServerAction action = reactor.onFrame(frame);
    if (frame.type() == WINDOW && action instanceof ServerAction.WantFrame) {
      resources.budgets().onLateGrant();
    }
    return action.accept(this);
  }

  /** Ends the connection because of malformed input. */
  @Override
  public void onFrameError(FrameException problem) {
    problemLevel = ForeignPeers.level(problem.kind() == FrameException.Kind.FOREIGN);
    boolean unused = reactor.onFrameError(problem).accept(this);
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
    calls.data().receive(action);
    return !connection.isClosed();
  }

  /**
   * Ends the connection if the peer does something too often, or the server holds too much for it.
   * Called at the end of a batch.
   *
   * @return whether the connection goes on
   */
  boolean endIfExcess() {
    String excess = calls.excess();
    if (excess == null) {
      excess = resources.account().excess();
    }
    if (excess != null) {
      connection.onExcess(excess);
    }
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
    grants.granted(action.bytes());
    ServerCall call = ServerCall.of(action.request());
    Long window = call == null ? null : call.meta().window();
    resources.budgets().onGranted(action.bytes(), window == null ? 0 : window);
    return true;
  }

  @Override
  public Boolean onProtocolError(ServerAction.ProtocolError action) {
    Peer peer = resources.peer();
    String message = action.message();
    LOG.log(problemLevel, "protocol error of {0}: {1}", ForeignPeers.shown(peer), message);
    resources.settings().notify(listener -> listener.protocolError(peer, message));
    connection.onProtocolError(action);
    return false;
  }
}
