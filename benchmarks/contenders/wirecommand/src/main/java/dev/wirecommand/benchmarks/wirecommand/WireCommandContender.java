package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.commands.CommandsContender;
import dev.wirecommand.benchmarks.harness.Wire;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyClientOptions;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.netty.TlsProvider;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

/** WireCommand on Netty. */
public final class WireCommandContender extends CommandsContender {
  @Override
  public Set<Wire> wires() {
    return EnumSet.allOf(Wire.class);
  }

  private static TlsProvider provider() {
    return Wire.current() == Wire.OPENSSL ? TlsProvider.OPENSSL : TlsProvider.JDK;
  }

  private static NettyServerOptions netty(ServerLinkOptions options) {
    return NettyServerOptions.builder().link(options).tlsProvider(provider()).build();
  }

  private static NettyClientOptions netty(ClientOptions options) {
    return NettyClientOptions.builder().client(options).tlsProvider(provider()).build();
  }

  @Override
  protected ListeningServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException {
    return NettyServer.bind(server, address, netty(options));
  }

  @Override
  protected ListeningServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
      throws IOException {
    return NettyServer.bind(server, socket, netty(options));
  }

  @Override
  protected CommandClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException {
    return NettyClient.connect(address, netty(options));
  }

  @Override
  protected CommandClient connect(UnixSocket socket, ClientOptions options) throws IOException {
    return NettyClient.connect(socket, netty(options));
  }
}
