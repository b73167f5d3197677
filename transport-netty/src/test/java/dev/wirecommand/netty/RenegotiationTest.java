package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a server makes one TLS handshake for each connection. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class RenegotiationTest {
  /** Frame 1 1 stream-begin command-request new, {'name': 'wirecommand.ping'}. */
  private static final byte[] PING =
      HexFormat.of().parseHex("1700000100010111a1446e616d655077697265636f6d6d616e642e70696e67");

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aSecondHandshakeIsRefused(TlsProvider provider) throws Exception {
    ServerLinkOptions link =
        ServerLinkOptions.builder().tls(Certificates.serverTls().build()).build();
    try (WireServer server = WireServer.builder().build();
        NettyServer listening =
            NettyServer.bind(
                server,
                new InetSocketAddress("localhost", 0),
                NettyServerOptions.builder().link(link).tlsProvider(provider).build());
        SSLSocket socket =
            (SSLSocket)
                Certificates.jdkContext()
                    .getSocketFactory()
                    .createSocket("localhost", listening.address().getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.getOutputStream().write(PING);
      assertThat(socket.getInputStream().readNBytes(9)).hasSize(9);

      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                while (socket.getInputStream().read() >= 0) {
                  // The server has closed the connection by now, or refuses the handshake.
                }
                throw new IOException("the connection has ended");
              })
          .isInstanceOf(IOException.class);
    }
  }
}
