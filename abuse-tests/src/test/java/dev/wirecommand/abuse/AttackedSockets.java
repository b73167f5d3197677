package dev.wirecommand.abuse;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The sockets of the server under attack, which the system property {@code abuse.sockets} names.
 */
enum AttackedSockets {
  NETTY {
    @Override
    ListeningServer bind(WireServer server, InetSocketAddress address, ServerLinkOptions options)
        throws IOException {
      return NettyServer.bind(server, address, options);
    }

    @Override
    ListeningServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
        throws IOException {
      return NettyServer.bind(server, socket, options);
    }
  },
  JDK {
    @Override
    ListeningServer bind(WireServer server, InetSocketAddress address, ServerLinkOptions options)
        throws IOException {
      return NioServer.bind(server, address, options);
    }

    @Override
    ListeningServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
        throws IOException {
      return NioServer.bind(server, socket, options);
    }
  };

  private static final String PROPERTY = "abuse.sockets";

  static AttackedSockets chosen() {
    return valueOf(System.getProperty(PROPERTY, NETTY.name()).toUpperCase(Locale.ROOT));
  }

  /** Returns the argument that makes the same choice in another JVM. */
  static String argument() {
    return "-D" + PROPERTY + "=" + chosen();
  }

  abstract ListeningServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException;

  abstract ListeningServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
      throws IOException;

  /** Listens on any free port of the loopback interface, and returns it. */
  int bindAnyPort(WireServer server, ServerLinkOptions options) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return bind(server, any, options).address().getPort();
  }
}
