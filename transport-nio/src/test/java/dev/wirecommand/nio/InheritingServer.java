package dev.wirecommand.nio;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import java.util.concurrent.CountDownLatch;

/** Serves on the socket that it was started with, until it is killed. */
final class InheritingServer {
  private InheritingServer() {}

  public static void main(String[] arguments) throws Exception {
    try (WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
        NioServer listening = NioServer.inherit(server, ServerLinkOptions.DEFAULT)) {
      new CountDownLatch(1).await();
    }
  }
}
