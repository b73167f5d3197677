package dev.wirecommand.nio;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.socket.ConnectFailures;
import dev.wirecommand.socket.HostConnector;
import dev.wirecommand.socket.HostLookup;
import dev.wirecommand.socket.UnixAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import javax.net.ssl.SSLContext;

/** Connects clients to a server. It tries the addresses of a host one after the other. */
final class ClientConnector {
  private final ClientOptions options;
  private final HostConnector hosts;

  ClientConnector(ClientOptions options) {
    this(options, new HostLookup(InetAddress::getAllByName));
  }

  ClientConnector(ClientOptions options, HostLookup lookup) {
    this.options = options;
    this.hosts = new HostConnector(options.connectTimeout(), lookup);
  }

  NioClient connect(InetSocketAddress address) throws IOException {
    HostConnector.refuseOnEventLoop(address);
    ClientTls tls = options.tls();
    if (tls == null) {
      return hosts.connect(
          address, (each, nanos) -> new ConnectAttempt(options, nanos).overTcp(each, null));
    }
    SSLContext context = TlsContexts.forClient(tls);
    String name = tls.serverName();
    String host = name == null ? address.getHostString() : name;
    return hosts.connect(
        address,
        (each, nanos) ->
            new ConnectAttempt(options, nanos)
                .overTcp(
                    each, () -> TlsContexts.clientEngine(context, tls, host, address.getPort())));
  }

  NioClient connect(UnixSocket socket) throws IOException {
    HostConnector.refuseOnEventLoop(socket);
    if (options.tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    UnixDomainSocketAddress address;
    try {
      address = UnixAddresses.of(socket);
    } catch (IOException e) {
      throw ConnectFailures.unusable(socket, e);
    }
    return hosts.connect(
        socket, (shown, nanos) -> new ConnectAttempt(options, nanos).overUnix(shown, address));
  }
}
