package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyClientOptions;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that listens on a socket. */
final class Listening implements ServedHere.Reach {
  private final NettyServer server;
  private final Connector connector;
  private final Path folder;

  private interface Connector {
    CommandClient connect(NettyServer server) throws IOException;
  }

  private Listening(NettyServer server, Connector connector, Path folder) {
    this.server = server;
    this.connector = connector;
    this.folder = folder;
  }

  static Listening onTcp(WireServer server, NettyServerOptions options, NettyClientOptions client)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Listening(
        NettyServer.bind(server, any, options),
        listening ->
            NettyClient.connect(
                new InetSocketAddress("localhost", listening.address().getPort()), client),
        null);
  }

  static Listening onUnixSocket(WireServer server) throws IOException {
    Path folder = Files.createTempDirectory("wire");
    return new Listening(
        NettyServer.bind(server, UnixSocket.of(folder.resolve("socket"))),
        listening -> NettyClient.connect(listening.unixSocket()),
        folder);
  }

  @Override
  public CommandClient connect() throws IOException {
    return connector.connect(server);
  }

  @Override
  public boolean drain(WireServer served, Duration timeout) throws InterruptedException {
    return server.drain(timeout);
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (folder != null) {
      // This fails if a file is left in the folder.
      Files.deleteIfExists(folder);
    }
  }
}
