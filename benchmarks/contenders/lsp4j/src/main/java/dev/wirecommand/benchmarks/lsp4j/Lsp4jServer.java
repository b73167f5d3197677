package dev.wirecommand.benchmarks.lsp4j;

import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Accepts connections and has LSP4J serve them. */
final class Lsp4jServer implements Contender.Server {
  /** The requests that a server makes of its clients: none. */
  interface Caller {}

  private static final int BACKLOG = 4096;

  private final ServerSocket listening;
  private final LookupService lookup;

  Lsp4jServer(LookupService lookup) throws IOException {
    this.lookup = lookup;
    listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept, "accept");
    accepting.setDaemon(true);
    accepting.start();
  }

  private void accept() {
    try {
      while (true) {
        JsonRpc.start(listening.accept(), lookup, Caller.class);
      }
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
