package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class AdmissionTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Frame 1 1 stream-begin command-request new, {'name': 'size'}, and its answer. */
  private static final byte[] SIZE = HEX.parseHex("0b00000100010111a1446e616d654473697a65");

  private static final String ANSWER = "010000010002014600";

  private final WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
  private NettyServer listening;

  @AfterEach
  void stop() {
    listening.close();
    server.close();
  }

  private void listen(ServerLinkOptions.Builder options) throws IOException {
    listening =
        NettyServer.bind(
            server, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), options.build());
  }

  private Socket socket(String from) throws IOException {
    return new Socket(
        listening.address().getAddress(),
        listening.address().getPort(),
        InetAddress.getByName(from),
        0);
  }

  private static String answer(Socket socket) throws IOException {
    socket.getOutputStream().write(SIZE);
    return HEX.formatHex(socket.getInputStream().readNBytes(9));
  }

  /** Sends a request on a connection that is refused, and returns the error of the server. */
  private static List<String> refusal(Socket socket) throws IOException {
    socket.getOutputStream().write(SIZE);
    return FramesOnSocket.readAll(socket);
  }

  @Test
  void closesConnectionsOverTheCap() throws Exception {
    listen(ServerLinkOptions.builder().connections(2));
    Socket first = socket("127.0.0.1");
    try (first;
        Socket second = socket("127.0.0.1")) {
      assertThat(answer(first)).isEqualTo(ANSWER);
      assertThat(answer(second)).isEqualTo(ANSWER);
      try (Socket third = socket("127.0.0.1")) {
        assertThat(refusal(third))
            .containsExactly(
                "0 2 1 81 connection refused: the cap of 2 connections to this server is reached;"
                    + " close some, or try again later");
      }
      first.close();
      assertThat(answerOnceThereIsRoom("127.0.0.1")).isEqualTo(ANSWER);
      assertThat(answer(second)).isEqualTo("010000010002004600");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void closesConnectionsOverTheCapOfAnAddress() throws Exception {
    listen(ServerLinkOptions.builder().connectionsPerAddress(1));
    Socket first = socket("127.0.0.1");
    try (first;
        Socket elsewhere = socket("127.0.0.2")) {
      assertThat(answer(first)).isEqualTo(ANSWER);
      assertThat(answer(elsewhere)).isEqualTo(ANSWER);
      try (Socket second = socket("127.0.0.1")) {
        assertThat(refusal(second))
            .containsExactly(
                "0 2 1 81 connection refused: the cap of 1 connections from one address to this"
                    + " server is reached; close some, or try again later");
      }
      first.close();
      assertThat(answerOnceThereIsRoom("127.0.0.1")).isEqualTo(ANSWER);
    }
  }

  /** Tries again until the server has noticed that a connection has ended. */
  private String answerOnceThereIsRoom(String from) throws IOException {
    String answer;
    do {
      try (Socket socket = socket(from)) {
        answer = answer(socket);
      }
    } while (!answer.equals(ANSWER));
    return answer;
  }

  @Test
  void tellsAClientWhyItIsRefused() throws Exception {
    listen(ServerLinkOptions.builder().connections(1));
    try (NettyClient first = NettyClient.connect(listening.address());
        NettyClient second = NettyClient.connect(listening.address())) {
      assertThat(EchoCalls.echo(first, "hi").get()).isEqualTo("hi");
      assertThatThrownBy(() -> EchoCalls.echo(second, "hi").get())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage(
              "the server reports a protocol error: connection refused: the cap of 1 connections to"
                  + " this server is reached; close some, or try again later");
      assertThat(EchoCalls.echo(first, "still here").get()).isEqualTo("still here");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsAClientOnAUnixSocket() throws Exception {
    listen(ServerLinkOptions.builder());
    UnixSocket name = UnixSocket.abstractName("wirecommand-" + UUID.randomUUID());
    ServerLinkOptions one = ServerLinkOptions.builder().connections(1).build();
    try (NettyServer unix = NettyServer.bind(server, name, one);
        NettyClient first = NettyClient.connect(name);
        NettyClient second = NettyClient.connect(name)) {
      assertThat(EchoCalls.echo(first, "hi").get()).isEqualTo("hi");
      assertThatThrownBy(() -> EchoCalls.echo(second, "hi").get())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("the cap of 1 connections to this server is reached");
    }
  }

  @Test
  void closesRefusedConnectionsOfTlsAtOnce() throws Exception {
    listen(ServerLinkOptions.builder().connections(1).tls(Certificates.serverTls().build()));
    try (Socket first = socket("127.0.0.1");
        Socket second = socket("127.0.0.1")) {
      assertThat(second.getInputStream().read()).isEqualTo(-1);
      assertThat(first.isConnected()).isTrue();
    }
  }

  @Test
  void closesConnectionsWhileTooManyHandshakesAreUnderWay() throws Exception {
    listen(ServerLinkOptions.builder().handshakes(1).tls(Certificates.serverTls().build()));
    Socket first = socket("127.0.0.1");
    try (first;
        Socket second = socket("127.0.0.1")) {
      assertThat(second.getInputStream().read()).isEqualTo(-1);
    }
    // A handshake that has failed, and one that has succeeded, make room for others.
    NettyClient client = connectOnceThereIsRoom();
    try (client;
        NettyClient other = connectOnceThereIsRoom()) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
      assertThat(EchoCalls.echo(other, "hi").get()).isEqualTo("hi");
    }
  }

  private NettyClient connectOnceThereIsRoom() throws Exception {
    ClientOptions options = ClientOptions.builder().tls(Certificates.clientTls().build()).build();
    IOException last = null;
    for (int i = 0; i < 1_000; i++) {
      try {
        return NettyClient.connect(
            new InetSocketAddress("localhost", listening.address().getPort()), options);
      } catch (IOException e) {
        // The server has not noticed yet that the handshake before has ended.
        last = e;
      }
    }
    throw last;
  }

  @Test
  void theServerEndsRefusedConnections() throws Exception {
    listen(ServerLinkOptions.builder().connections(1));
    try (Socket first = socket("127.0.0.1");
        Socket second = socket("127.0.0.1")) {
      assertThat(answer(first)).isEqualTo(ANSWER);
      assertThat(refusal(second)).hasSize(1);
      // The refused connection waits for its peer's end; closing the server does not.
      listening.close();
      assertThat(first.getInputStream().read()).isEqualTo(-1);
    }
  }
}
