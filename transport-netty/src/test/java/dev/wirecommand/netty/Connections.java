package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A listener that records the connections of a server. */
public final class Connections implements ServerListener {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Waits for the next event. */
  public String take() throws InterruptedException {
    return events.take();
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  @Override
  public void connectionOpened(Peer peer) {
    events.add("opened " + peer.transport());
  }

  @Override
  public void connectionClosed(Peer peer, @Nullable Throwable cause) {
    events.add("closed " + (cause == null ? null : cause.getMessage()));
  }
}
