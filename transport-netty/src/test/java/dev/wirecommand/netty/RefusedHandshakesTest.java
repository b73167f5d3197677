package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ConnectionCaps;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that connections over the limits of handshakes are closed before they begin one. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class RefusedHandshakesTest {
  private final WireServer server = WireServer.builder().build();
  private final ServerCertificates certificates =
      new ServerCertificates(Certificates.serverTls().build(), TlsProvider.JDK, System::nanoTime);
  private ServerPipeline pipeline;

  RefusedHandshakesTest() throws IOException {}

  /** A connection from an address. */
  private static final class Connection extends EmbeddedChannel {
    private final String address;

    Connection(String address) {
      super(false, false);
      this.address = address;
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress(address, 1);
    }

    /** Returns whether a handshake has begun; if not, the connection has been closed. */
    boolean begins(ServerPipeline with) throws Exception {
      pipeline().addLast(with);
      register();
      assertThat(pipeline().get(SslHandler.class) != null).isEqualTo(isOpen());
      assertThat(this.<Object>readOutbound()).isNull();
      return isOpen();
    }
  }

  private void serve(ServerLinkOptions.Builder options) {
    pipeline =
        new ServerPipeline(
            server,
            options.build(),
            new Admission(new ConnectionCaps(1, 1), () -> 0),
            Peer.Transport.TLS,
            certificates);
  }

  @AfterEach
  void stop() {
    certificates.close();
    server.close();
  }

  @Test
  void whileTooManyAreUnderWay() throws Exception {
    serve(ServerLinkOptions.builder().handshakes(2));
    Connection first = new Connection("192.0.2.1");
    Connection second = new Connection("192.0.2.2");
    assertThat(first.begins(pipeline)).isTrue();
    assertThat(second.begins(pipeline)).isTrue();
    assertThat(new Connection("192.0.2.3").begins(pipeline)).isFalse();
    first.finishAndReleaseAll();
    Connection next = new Connection("192.0.2.3");
    assertThat(next.begins(pipeline)).isTrue();
    assertThat(new Connection("192.0.2.4").begins(pipeline)).isFalse();
    second.finishAndReleaseAll();
    next.finishAndReleaseAll();
  }

  @Test
  void whileAnAddressBeginsTooMany() throws Exception {
    serve(ServerLinkOptions.builder().connectionsPerAddress(2).handshakesPerSecond(1));
    // Two at once, and perhaps some more where this takes seconds.
    int begun = 0;
    for (boolean begins = true; begins && begun < 1_000; begun += begins ? 1 : 0) {
      Connection connection = new Connection("192.0.2.1");
      begins = connection.begins(pipeline);
      connection.finishAndReleaseAll();
    }
    assertThat(begun).isBetween(2, 999);
    Connection other = new Connection("192.0.2.2");
    assertThat(other.begins(pipeline)).isTrue();
    other.finishAndReleaseAll();
  }
}
