package dev.wirecommand.jfr;

import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;

/**
 * A listener that records the events of a server. It records each call as {@code
 * dev.wirecommand.ServerCall}, each refused call as {@code dev.wirecommand.ServerRefusal}, and each
 * protocol error as {@code dev.wirecommand.ServerProtocolError}. It costs almost nothing while no
 * recording runs. Safe for use by any thread.
 */
final class JfrServerListener implements ServerListener {
  private static final Attributes.Key<ServerCallEvent> EVENT =
      Attributes.Key.of("dev.wirecommand.jfr.event");

  @Override
  public void protocolError(Peer peer, String message) {
    ServerProtocolErrorEvent event = new ServerProtocolErrorEvent();
    if (event.shouldCommit()) {
      event.transport = peer.transport().name();
      event.peer = String.valueOf(peer.address());
      event.message = message;
      event.commit();
    }
  }

  @Override
  public void callStarted(CommandContext context) {
    ServerCallEvent event = new ServerCallEvent();
    if (event.isEnabled()) {
      event.begin();
      context.attributes().set(EVENT, event);
    }
  }

  @Override
  public void callEnded(CommandContext context, ServerCallEnd end) {
    ServerCallEvent event = new ServerCallEvent();
    ServerCallEvent begun = event.isEnabled() ? context.attributes().get(EVENT) : null;
    if (begun != null && begun.shouldCommit()) {
      begun.transport = context.peer().transport().name();
      begun.peer = String.valueOf(context.peer().address());
      begun.command = context.command();
      begun.requestId = context.requestId();
      begun.error = end.error();
      begun.bytesIn = end.bytesIn();
      begun.bytesOut = end.bytesOut();
      begun.commit();
    }
  }

  @Override
  public void callRefused(Peer peer, String command, String error) {
    ServerRefusalEvent event = new ServerRefusalEvent();
    if (event.shouldCommit()) {
      event.transport = peer.transport().name();
      event.peer = String.valueOf(peer.address());
      event.command = command;
      event.error = error;
      event.commit();
    }
  }
}
