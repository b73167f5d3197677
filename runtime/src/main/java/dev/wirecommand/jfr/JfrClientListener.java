package dev.wirecommand.jfr;

import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;

/**
 * A listener that records each call of a client when the call ends. The event is {@code
 * dev.wirecommand.ClientCall}. The listener costs almost nothing while no recording runs. Safe for
 * use by any thread.
 */
final class JfrClientListener implements ClientListener {
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
