package dev.wirecommand.jfr;

import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;

/**
 * Records what happens on a server: each call as {@code dev.wirecommand.ServerCall}, each call that
 * was refused as {@code dev.wirecommand.ServerRefusal}, each breach of the protocol as {@code
 * dev.wirecommand.ServerProtocolError}. Costs next to nothing while nothing is recorded. Safe for
 * use by any thread.
 */
public final class JfrServerListener implements ServerListener {
  private static final Attributes.Key<ServerCallEvent> EVENT =
      Attributes.Key.of("dev.wirecommand.jfr.event");

  /** A listener that records whatever the recorder is set to. */
  public JfrServerListener() {}

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
