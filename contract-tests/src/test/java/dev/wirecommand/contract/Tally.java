package dev.wirecommand.contract;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;

/** A listener that counts the calls and connections of a server. */
final class Tally implements ServerListener {
  private int opened;
  private int closed;
  private int started;
  private int ended;

  /** Waits until the given number of calls have started. */
  synchronized void awaitStarted(int calls) throws InterruptedException {
    while (started < calls) {
      wait();
    }
  }

  /** Waits until the given number of connections are closed, and all calls have ended. */
  synchronized void awaitNothingLeft(int connections) throws InterruptedException {
    while (closed < connections || opened != closed || started != ended) {
      wait();
    }
  }

  @Override
  public synchronized void connectionOpened(Peer peer) {
    opened++;
  }

  @Override
  public synchronized void connectionClosed(Peer peer, Throwable cause) {
    closed++;
    notifyAll();
  }

  @Override
  public synchronized void callStarted(CommandContext context) {
    started++;
    notifyAll();
  }

  @Override
  public synchronized void callEnded(CommandContext context, ServerCallEnd end) {
    ended++;
    notifyAll();
  }
}
