package dev.wirecommand.testing;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A server that can be connected to. */
final class Serving implements AutoCloseable {
  private final WireServer server;
  private final @Nullable NioServer listening;

  private Serving(WireServer server, @Nullable NioServer listening) {
    this.server = server;
    this.listening = listening;
  }

  static Serving start(WireServer server, boolean onPort) {
    try {
      return new Serving(server, onPort ? NioServer.bind(server, 0) : null);
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    }
  }

  WireServer server() {
    return server;
  }

  InetSocketAddress address() {
    if (listening == null) {
      throw new IllegalStateException(
          "the commands are served in-process, without an address: add onFreePort()");
    }
    return listening.address();
  }

  CommandClient connect() {
    try {
      return listening == null ? InProcess.connect(server) : NioClient.connect(listening.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (listening != null) {
      listening.close();
    }
    server.close();
  }
}
