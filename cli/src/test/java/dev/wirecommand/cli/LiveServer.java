package dev.wirecommand.cli;

import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;

/** A real server of {@link ToolDispatch} on the loopback interface. */
final class LiveServer implements AutoCloseable {
  private final WireServer server = WireServer.builder().dispatch(new ToolDispatch()).build();
  private final NioServer listening;

  LiveServer() throws IOException {
    listening = NioServer.bind(server, 0);
  }

  String address() {
    return "127.0.0.1:" + listening.address().getPort();
  }

  @Override
  public void close() {
    listening.close();
    server.close();
  }
}
