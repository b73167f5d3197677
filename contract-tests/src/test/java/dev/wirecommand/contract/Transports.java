package dev.wirecommand.contract;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.contract.ContractCommands.Seen;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.netty.NettyClientOptions;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.netty.TlsProvider;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.util.stream.Stream;

/** All transports. */
final class Transports {
  private Transports() {}

  static Stream<TransportUnderTest> all() {
    return Stream.of(
        new WithinTheProcess(),
        new ChildProcess(),
        new UnixSockets("JDK", Listening::onUnixSocket),
        jdk("TCP", "null", ServerLinkOptions.DEFAULT, ClientOptions.DEFAULT),
        jdkTls("null", Certificates.server(), Certificates.client()),
        jdkTls("CN=alice", Certificates.serverThatKnowsClients(), Certificates.knownClient()),
        new UnixSockets("Netty", Listening::onNettysUnixSocket),
        netty("TCP", "null", NettyServerOptions.DEFAULT, NettyClientOptions.DEFAULT),
        tls(TlsProvider.JDK),
        tls(TlsProvider.OPENSSL),
        mutualTls(TlsProvider.JDK),
        mutualTls(TlsProvider.OPENSSL));
  }

  private static TransportUnderTest tls(TlsProvider provider) {
    return tls("null", Certificates.server(), Certificates.client(), provider);
  }

  private static TransportUnderTest mutualTls(TlsProvider provider) {
    return tls(
        "CN=alice", Certificates.serverThatKnowsClients(), Certificates.knownClient(), provider);
  }

  private static TransportUnderTest tls(
      String identity, ServerTls.Builder server, ClientTls.Builder client, TlsProvider provider) {
    return netty(
        "TLS",
        identity,
        NettyServerOptions.builder().link(link(server)).tlsProvider(provider).build(),
        NettyClientOptions.builder().client(options(client)).tlsProvider(provider).build());
  }

  private static TransportUnderTest netty(
      String transport, String identity, NettyServerOptions server, NettyClientOptions client) {
    return new Tcp("Netty", transport, identity, served -> Listening.onTcp(served, server, client));
  }

  private static TransportUnderTest jdkTls(
      String identity, ServerTls.Builder server, ClientTls.Builder client) {
    return jdk("TLS", identity, link(server), options(client));
  }

  private static TransportUnderTest jdk(
      String transport, String identity, ServerLinkOptions server, ClientOptions client) {
    return new Tcp("JDK", transport, identity, served -> Listening.onTcp(served, server, client));
  }

  private static ServerLinkOptions link(ServerTls.Builder tls) {
    return ServerLinkOptions.builder().tls(tls.build()).build();
  }

  private static ClientOptions options(ClientTls.Builder tls) {
    return ClientOptions.builder().tls(tls.build()).build();
  }

  private interface Listener {
    ServedHere.Reach listen(WireServer server) throws IOException;
  }

  private record WithinTheProcess() implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("IN_PROCESS", "null", "WRITE");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere(server -> () -> InProcess.connect(server));
    }
  }

  private record ChildProcess() implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("STDIO", "null", "WRITE");
    }

    @Override
    public Served serve() {
      return new ServedByChildren();
    }
  }

  private record UnixSockets(String sockets, Listener listener) implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("UNIX", "null", "READ");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere(listener::listen);
    }

    @Override
    public String toString() {
      return sockets + ", UNIX";
    }
  }

  private record Tcp(String sockets, String transport, String identity, Listener listener)
      implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen(transport, identity, "READ");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere(listener::listen);
    }

    @Override
    public String toString() {
      return sockets + ", " + (identity.equals("null") ? transport : "mutual " + transport);
    }
  }
}
