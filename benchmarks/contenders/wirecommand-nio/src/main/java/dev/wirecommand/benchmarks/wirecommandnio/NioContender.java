package dev.wirecommand.benchmarks.wirecommandnio;

import dev.wirecommand.benchmarks.commands.CommandsContender;
import dev.wirecommand.benchmarks.harness.Wire;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

/** WireCommand on the JDK's sockets. */
public final class NioContender extends CommandsContender {
  @Override
  public Set<Wire> wires() {
    return EnumSet.of(Wire.TCP, Wire.UNIX, Wire.TLS);
  }

  @Override
  protected ListeningServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException {
    return NioServer.bind(server, address, options);
  }

  @Override
  protected ListeningServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
      throws IOException {
    return NioServer.bind(server, socket, options);
  }

  @Override
  protected CommandClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException {
    return NioClient.connect(address, options);
  }

  @Override
  protected CommandClient connect(UnixSocket socket, ClientOptions options) throws IOException {
    return NioClient.connect(socket, options);
  }
}
