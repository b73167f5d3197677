package dev.wirecommand.contract;

import dev.wirecommand.contract.ContractCommands.Seen;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.netty.ClientTls;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.netty.ServerTls;
import dev.wirecommand.netty.TlsProvider;
import java.io.IOException;
import java.util.stream.Stream;

/** All transports that there are. */
final class Transports {
  private Transports() {}

  static Stream<TransportUnderTest> all() {
    return Stream.of(
        new WithinTheProcess(),
        new ChildProcess(),
        new UnixSockets(),
        new Tcp("TCP", "null", null, null),
        tls(TlsProvider.JDK),
        tls(TlsProvider.OPENSSL),
        mutualTls(TlsProvider.JDK),
        mutualTls(TlsProvider.OPENSSL));
  }

  private static TransportUnderTest tls(TlsProvider provider) {
    return new Tcp(
        "TLS",
        "null",
        Certificates.server().provider(provider).build(),
        Certificates.client().provider(provider).build());
  }

  private static TransportUnderTest mutualTls(TlsProvider provider) {
    ServerTls server = Certificates.serverThatKnowsClients().provider(provider).build();
    ClientTls client = Certificates.knownClient().provider(provider).build();
    return new Tcp("TLS", "CN=alice", server, client);
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

  private record Tcp(String transport, String identity, ServerTls server, ClientTls client)
      implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen(transport, identity, "READ");
    }

    @Override
    public Served serve() throws IOException {
      NettyServerOptions.Builder options = NettyServerOptions.builder();
      if (server != null) {
        options.tls(server);
      }
      return new ServedHere(served -> Listening.onTcp(served, options.build(), client));
    }

    @Override
    public String toString() {
      return identity.equals("null") ? transport : "mutual " + transport;
    }
  }
}
