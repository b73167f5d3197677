package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.ForeignPeers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log lines of a server about peers that speak another protocol. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ForeignPeersLogTest {
  private static final Logger LOG = Logger.getLogger("dev.wirecommand");

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final List<Level> levels = new CopyOnWriteArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(new SimpleFormatter().formatMessage(record));
          levels.add(record.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void begin() {
    LOG.addHandler(recorder);
    LOG.setUseParentHandlers(false);
    LOG.setLevel(Level.FINE);
  }

  @AfterEach
  void end() {
    LOG.removeHandler(recorder);
    LOG.setUseParentHandlers(true);
    LOG.setLevel(null);
  }

  /** Sends an HTTP request, and returns the peer's address when the server has closed. */
  private static String sendHttp(ServerLinkOptions options) throws IOException {
    try (WireServer server = WireServer.builder().build();
        NettyServer listening =
            NettyServer.bind(server, new InetSocketAddress("127.0.0.1", 0), options);
        Socket socket = new Socket("127.0.0.1", listening.address().getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      return socket.getLocalSocketAddress().toString();
    }
  }

  private void assertLogged(String line) {
    assertThat(logged).containsExactly(line);
    // One line a minute is for the administrator. Whichever test had it, none is left for now.
    assertThat(levels.get(0)).isIn(Level.INFO, Level.FINE);
    assertThat(ForeignPeers.level(true)).isEqualTo(System.Logger.Level.DEBUG);
  }

  @Test
  void aPeerOverTcpIsNamed() throws IOException {
    String peer = sendHttp(ServerLinkOptions.builder().build());
    assertLogged(
        "protocol error of "
            + peer
            + ": the peer sent an HTTP request instead of a frame: this port does not speak HTTP;"
            + " use a WireCommand client");
  }

  @Test
  void aPeerWithoutTlsIsNamed() throws IOException {
    String peer =
        sendHttp(ServerLinkOptions.builder().tls(Certificates.serverTls().build()).build());
    assertLogged(
        "no connection with "
            + peer
            + ": the peer sent an HTTP request instead of a TLS record: this port does not speak"
            + " HTTP; use a WireCommand client");
  }
}
