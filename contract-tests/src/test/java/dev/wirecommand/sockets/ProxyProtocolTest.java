package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.Certificates;
import dev.wirecommand.netty.FramesOnSocket;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A server behind a proxy, which the test plays on sockets. */
@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ProxyProtocolTest {
  @Parameter private Sockets sockets;

  private static final HexFormat HEX = HexFormat.of();

  /** Frame 1 1 stream-begin command-request new, {'name': 'size'}, and its answer. */
  private static final String SIZE = "0b00000100010111a1446e616d654473697a65";

  private static final String ANSWER = "010000010002014600";

  private static final String ALICE = line("PROXY TCP4 192.0.2.7 198.51.100.10 5001 4000\r\n");
  private static final String ALICE_AGAIN =
      line("PROXY TCP4 192.0.2.7 198.51.100.10 5002 4000\r\n");
  private static final String BOB = line("PROXY TCP6 2001:db8::7 2001:db8::a 5003 4000\r\n");
  private static final String UNKNOWN = line("PROXY UNKNOWN\r\n");

  /** A header of version 2 from 192.0.2.7, port 5004, with a TLV that says that TLS was used. */
  private static final String ALICE_TLS =
      "0d0a0d0a000d0a515549540a" + "21110014" + "c0000207c633640a138c0fa0" + "2000050100000000";

  private static final Peer.Transport TCP = Peer.Transport.TCP;

  private final Peers peers = new Peers();
  private final WireServer server =
      WireServer.builder().dispatch(new EchoDispatch()).listener(peers).build();
  private ListeningServer listening;

  /** A listener that records the peers of a server. */
  private static final class Peers implements ServerListener {
    private final BlockingQueue<Peer> opened = new LinkedBlockingQueue<>();

    @Override
    public void connectionOpened(Peer peer) {
      opened.add(peer);
    }

    Peer take() throws InterruptedException {
      return opened.take();
    }
  }

  private static String line(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  @AfterEach
  void stop() {
    listening.close();
    server.close();
  }

  private void listen(ServerLinkOptions.Builder options) throws IOException {
    listening =
        sockets.bind(
            server, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), options.build());
  }

  private void listenBehindProxy() throws IOException {
    listen(ServerLinkOptions.builder().proxyProtocolFrom("127.0.0.1"));
  }

  private Socket socket() throws IOException {
    return socket("127.0.0.1");
  }

  private Socket socket(String from) throws IOException {
    return new Socket(
        listening.address().getAddress(),
        listening.address().getPort(),
        InetAddress.getByName(from),
        0);
  }

  private static void send(Socket socket, String hex) throws IOException {
    socket.getOutputStream().write(HEX.parseHex(hex));
  }

  private static String answer(Socket socket) throws IOException {
    return HEX.formatHex(socket.getInputStream().readNBytes(9));
  }

  /** Returns whether the server closes the connection without a byte. */
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private static Peer peer(Peer.Transport transport, String address, int port) {
    return Peer.of(transport, new InetSocketAddress(address, port));
  }

  private static Peer peer(Socket socket) {
    return Peer.of(TCP, socket.getLocalSocketAddress());
  }

  @Test
  void theHeaderNamesThePeer() throws Exception {
    listenBehindProxy();
    try (Socket alice = socket();
        Socket bob = socket();
        Socket encrypted = socket()) {
      send(alice, ALICE + SIZE);
      assertThat(answer(alice)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(TCP, "192.0.2.7", 5001));
      send(bob, BOB + SIZE);
      assertThat(answer(bob)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(TCP, "2001:db8::7", 5003));
      send(encrypted, ALICE_TLS + SIZE);
      assertThat(answer(encrypted)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(Peer.Transport.TLS, "192.0.2.7", 5004));
    }
  }

  @Test
  void theHeaderMayComeInPieces() throws Exception {
    listenBehindProxy();
    try (Socket socket = socket()) {
      socket.setTcpNoDelay(true);
      for (byte next : HEX.parseHex(ALICE_TLS + SIZE)) {
        socket.getOutputStream().write(next);
        socket.getOutputStream().flush();
      }
      assertThat(answer(socket)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(Peer.Transport.TLS, "192.0.2.7", 5004));
    }
  }

  @Test
  void aClientMayWaitAfterTheHeader() throws Exception {
    listenBehindProxy();
    try (Socket socket = socket()) {
      send(socket, ALICE);
      assertThat(peers.take()).isEqualTo(peer(TCP, "192.0.2.7", 5001));
      send(socket, SIZE);
      assertThat(answer(socket)).isEqualTo(ANSWER);
    }
  }

  @Test
  void aHeaderWithoutAClientKeepsTheProxyAsPeer() throws Exception {
    listenBehindProxy();
    try (Socket check = socket();
        Socket unix = socket()) {
      send(check, UNKNOWN + SIZE);
      assertThat(answer(check)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(check));
      send(unix, "0d0a0d0a000d0a515549540a" + "213100d8" + "00".repeat(216) + SIZE);
      assertThat(answer(unix)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(Peer.of(TCP, null));
    }
  }

  @Test
  void aProxyMustSendAHeader() throws Exception {
    listenBehindProxy();
    try (Socket silent = socket();
        Socket frames = socket()) {
      send(frames, SIZE);
      assertThat(isClosed(frames)).isTrue();
      silent.shutdownOutput();
      assertThat(isClosed(silent)).isTrue();
      assertThat(peers.opened).isEmpty();
    }
  }

  @Test
  void theHeaderHasTheDeadlineOfHandshakes() throws Exception {
    listen(
        ServerLinkOptions.builder()
            .proxyProtocolFrom("127.0.0.1")
            .handshakeDeadline(Duration.ofMillis(1)));
    try (Socket socket = socket()) {
      assertThat(isClosed(socket)).isTrue();
      assertThat(peers.opened).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void othersAreServedAsTheyAre() throws Exception {
    listenBehindProxy();
    try (Socket other = socket("127.0.0.2")) {
      send(other, SIZE);
      assertThat(answer(other)).isEqualTo(ANSWER);
      assertThat(peers.take()).isEqualTo(peer(other));
    }
    try (Socket forged = socket("127.0.0.2")) {
      // A header is no frame.
      send(forged, ALICE + SIZE);
      assertThat(peers.take()).isEqualTo(peer(forged));
      assertThat(FramesOnSocket.readAll(forged)).hasSize(1).allMatch(f -> f.contains(" 81 "));
    }
  }

  @Test
  void isOffUnlessSet() throws Exception {
    listen(ServerLinkOptions.builder());
    try (Socket socket = socket()) {
      send(socket, ALICE + SIZE);
      assertThat(peers.take()).isEqualTo(peer(socket));
      assertThat(FramesOnSocket.readAll(socket)).hasSize(1).allMatch(f -> f.contains(" 81 "));
    }
  }

  @Test
  void connectionsCountForTheAddressInTheHeader() throws Exception {
    listen(ServerLinkOptions.builder().proxyProtocolFrom("127.0.0.0/8").connectionsPerAddress(1));
    Socket first = socket();
    try (first;
        Socket second = socket();
        Socket bob = socket();
        Socket check = socket();
        Socket anotherCheck = socket()) {
      send(first, ALICE + SIZE);
      assertThat(answer(first)).isEqualTo(ANSWER);
      send(second, ALICE_AGAIN + SIZE);
      assertThat(FramesOnSocket.readAll(second))
          .containsExactly(
              "0 2 1 81 connection refused: the cap of 1 connections from one address to this"
                  + " server is reached; close some, or try again later");
      send(bob, BOB + SIZE);
      assertThat(answer(bob)).isEqualTo(ANSWER);
      // The proxy's own address has no cap.
      for (Socket own : List.of(check, anotherCheck)) {
        send(own, UNKNOWN + SIZE);
        assertThat(answer(own)).isEqualTo(ANSWER);
      }
      first.close();
      assertThat(answerOnceThereIsRoom(ALICE)).isEqualTo(ANSWER);
    }
  }

  /** Tries again until the server has noticed that a connection has ended. */
  private String answerOnceThereIsRoom(String header) throws IOException {
    String answer;
    do {
      try (Socket socket = socket()) {
        send(socket, header + SIZE);
        answer = answer(socket);
      }
    } while (!answer.equals(ANSWER));
    return answer;
  }

  @Test
  void connectionsOfAProxyCountForTheCapOnAll() throws Exception {
    listen(ServerLinkOptions.builder().proxyProtocolFrom("127.0.0.1").connections(1));
    try (Socket first = socket();
        Socket second = socket()) {
      send(second, BOB + SIZE);
      assertThat(FramesOnSocket.readAll(second))
          .containsExactly(
              "0 2 1 81 connection refused: the cap of 1 connections to this server is reached;"
                  + " close some, or try again later");
      send(first, ALICE + SIZE);
      assertThat(answer(first)).isEqualTo(ANSWER);
    }
  }

  @Test
  void tlsComesAfterTheHeader() throws Exception {
    ServerLinkOptions link =
        ServerLinkOptions.builder()
            .tls(Certificates.serverTls().build())
            .proxyProtocolFrom("127.0.0.1")
            .connectionsPerAddress(1)
            .build();
    listening =
        sockets.bind(server, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), link);
    try (Socket plain = socket()) {
      send(plain, ALICE);
      try (SSLSocket encrypted =
              (SSLSocket)
                  Certificates.jdkContext()
                      .getSocketFactory()
                      .createSocket(plain, "localhost", plain.getPort(), false);
          Socket refused = socket();
          Socket noHeader = socket()) {
        send(encrypted, SIZE);
        assertThat(answer(encrypted)).isEqualTo(ANSWER);
        assertThat(peers.take()).isEqualTo(peer(Peer.Transport.TLS, "192.0.2.7", 5001));
        // Nothing can be told before the handshake.
        send(refused, ALICE_AGAIN);
        assertThat(isClosed(refused)).isTrue();
        send(noHeader, "1603010200");
        assertThat(isClosed(noHeader)).isTrue();
        assertThat(peers.opened).isEmpty();
      }
    }
  }
}
