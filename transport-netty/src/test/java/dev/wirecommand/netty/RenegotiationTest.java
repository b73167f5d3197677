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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a server makes one TLS handshake for each connection, and few changes of keys. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class RenegotiationTest {
  private static final String PING_ARGS = "a1446e616d655077697265636f6d6d616e642e70696e67";

  /** Frame 1 1 stream-begin command-request new, {'name': 'wirecommand.ping'}. */
  private static final byte[] PING = HexFormat.of().parseHex("1700000100010111" + PING_ARGS);

  /** Frame 3 1 0 command-request new, {'name': 'wirecommand.ping'}. */
  private static final byte[] LATER_PING = HexFormat.of().parseHex("1700000300010011" + PING_ARGS);

  private final WireServer server = WireServer.builder().build();
  private NettyServer listening;

  private SSLSocket connect(TlsProvider provider, String version) throws Exception {
    ServerLinkOptions link =
        ServerLinkOptions.builder().tls(Certificates.serverTls().build()).build();
    listening =
        NettyServer.bind(
            server,
            new InetSocketAddress("localhost", 0),
            NettyServerOptions.builder().link(link).tlsProvider(provider).build());
    SSLSocket socket =
        (SSLSocket)
            Certificates.jdkContext()
                .getSocketFactory()
                .createSocket("localhost", listening.address().getPort());
    socket.setEnabledProtocols(new String[] {version});
    socket.getOutputStream().write(PING);
    assertThat(socket.getInputStream().readNBytes(9)).hasSize(9);
    return socket;
  }

  @AfterEach
  void stop() {
    listening.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aSecondHandshakeIsRefused(TlsProvider provider) throws Exception {
    try (SSLSocket socket = connect(provider, "TLSv1.2")) {
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                pingAgain(socket);
              })
          .isInstanceOf(IOException.class);
    }
  }

  /** In TLS 1.3, the JDK's client changes its keys where it made another handshake before. */
  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void changesOfKeysWithoutEndAreRefused(TlsProvider provider) throws Exception {
    try (SSLSocket socket = connect(provider, "TLSv1.3")) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  socket.startHandshake();
                }
                pingAgain(socket);
              })
          .isInstanceOf(IOException.class);
    }
  }

  private static void pingAgain(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(LATER_PING);
    if (socket.getInputStream().read() < 0) {
      throw new IOException("the connection has ended");
    }
  }
}
