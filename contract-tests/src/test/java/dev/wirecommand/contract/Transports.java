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
import java.io.IOException;
import java.util.stream.Stream;

/** All transports. */
final class Transports {
  private Transports() {}

  static Stream<TransportUnderTest> all() {
    return Stream.of(
        new WithinTheProcess(),
        new ChildProcess(),
        new UnixSockets(),
        new Tcp("TCP", "null", NettyServerOptions.DEFAULT, NettyClientOptions.DEFAULT),
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
    ServerLinkOptions link = ServerLinkOptions.builder().tls(server.build()).build();
    ClientOptions options = ClientOptions.builder().tls(client.build()).build();
    return new Tcp(
        "TLS",
        identity,
        NettyServerOptions.builder().link(link).tlsProvider(provider).build(),
        NettyClientOptions.builder().client(options).tlsProvider(provider).build());
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

  private record UnixSockets() implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("UNIX", "null", "READ");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere(Listening::onUnixSocket);
    }
  }

  private record Tcp(
      String transport, String identity, NettyServerOptions server, NettyClientOptions client)
      implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen(transport, identity, "READ");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere(served -> Listening.onTcp(served, server, client));
    }

    @Override
    public String toString() {
      return identity.equals("null") ? transport : "mutual " + transport;
    }
  }
}
