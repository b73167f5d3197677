package dev.wirecommand.contract;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyClientOptions;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that listens on a socket. */
final class Listening implements ServedHere.Reach {
  private final ListeningServer server;
  private final Connector connector;
  private final Path folder;

  private interface Connector {
    CommandClient connect() throws IOException;
  }

  private Listening(ListeningServer server, Connector connector, Path folder) {
    this.server = server;
    this.connector = connector;
    this.folder = folder;
  }

  static Listening onTcp(WireServer server, NettyServerOptions options, NettyClientOptions client)
      throws IOException {
    NettyServer listening = NettyServer.bind(server, anyPort(), options);
    return new Listening(listening, () -> NettyClient.connect(localhost(listening), client), null);
  }

  static Listening onTcp(WireServer server, ServerLinkOptions options, ClientOptions client)
      throws IOException {
    NioServer listening = NioServer.bind(server, anyPort(), options);
    return new Listening(listening, () -> NioClient.connect(localhost(listening), client), null);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static InetSocketAddress localhost(ListeningServer listening) {
    return new InetSocketAddress("localhost", listening.address().getPort());
  }

  static Listening onNettysUnixSocket(WireServer server) throws IOException {
    Path folder = Files.createTempDirectory("wire");
    NettyServer listening = NettyServer.bind(server, UnixSocket.of(folder.resolve("socket")));
    return new Listening(listening, () -> NettyClient.connect(listening.unixSocket()), folder);
  }

  static Listening onUnixSocket(WireServer server) throws IOException {
    Path folder = Files.createTempDirectory("wire");
    NioServer listening = NioServer.bind(server, UnixSocket.of(folder.resolve("socket")));
    return new Listening(listening, () -> NioClient.connect(listening.unixSocket()), folder);
  }

  @Override
  public CommandClient connect() throws IOException {
    return connector.connect();
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
