package dev.wirecommand.jfr;

import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;

/**
 * Records the calls of a client, each at its end, as {@code dev.wirecommand.ClientCall}. Costs next
 * to nothing while nothing is recorded. Safe for use by any thread.
 */
public final class JfrClientListener implements ClientListener {
  /** A listener that records whatever the recorder is set to. */
  public JfrClientListener() {}

  @Override
  public void callEnded(CommandName command, ClientCallEnd end) {
    ClientCallEvent event = new ClientCallEvent();
    if (event.shouldCommit()) {
      event.command = command.name();
      event.outcome = end.outcome().name();
      event.error = end.error();
      event.time = end.nanos();
      event.bytesIn = end.bytesIn();
      event.bytesOut = end.bytesOut();
      event.commit();
    }
  }
}
