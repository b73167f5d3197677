package dev.wirecommand.sockets;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyClientOptions;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.netty.TlsProvider;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The transports over TCP, which a peer cannot tell from each other. */
enum Sockets {
  JDK {
    @Override
    ListeningServer bind(WireServer server, InetSocketAddress address, ServerLinkOptions options)
        throws IOException {
      return NioServer.bind(server, address, options);
    }

    @Override
    CommandClient connect(InetSocketAddress address, ClientOptions options) throws IOException {
      return NioClient.connect(address, options);
    }
  },
  NETTY {
    @Override
    ListeningServer bind(WireServer server, InetSocketAddress address, ServerLinkOptions options)
        throws IOException {
      return netty(server, address, options, TlsProvider.JDK);
    }

    @Override
    CommandClient connect(InetSocketAddress address, ClientOptions options) throws IOException {
      return netty(address, options, TlsProvider.JDK);
    }
  },
  OPENSSL {
    @Override
    ListeningServer bind(WireServer server, InetSocketAddress address, ServerLinkOptions options)
        throws IOException {
      return netty(server, address, options, TlsProvider.OPENSSL);
    }

    @Override
    CommandClient connect(InetSocketAddress address, ClientOptions options) throws IOException {
      return netty(address, options, TlsProvider.OPENSSL);
    }
  };

  private static ListeningServer netty(
      WireServer server, InetSocketAddress address, ServerLinkOptions options, TlsProvider tls)
      throws IOException {
    return NettyServer.bind(
        server, address, NettyServerOptions.builder().link(options).tlsProvider(tls).build());
  }

  private static CommandClient netty(
      InetSocketAddress address, ClientOptions options, TlsProvider tls) throws IOException {
    return NettyClient.connect(
        address, NettyClientOptions.builder().client(options).tlsProvider(tls).build());
  }

  abstract ListeningServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException;

  abstract CommandClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException;

  /** Listens with the default options on a port of the loopback interface. */
  ListeningServer bind(WireServer server, int port) throws IOException {
    return bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  ListeningServer bind(WireServer server, InetSocketAddress address) throws IOException {
    return bind(server, address, ServerLinkOptions.DEFAULT);
  }

  CommandClient connect(InetSocketAddress address) throws IOException {
    return connect(address, ClientOptions.DEFAULT);
  }
}
