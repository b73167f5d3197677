package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;
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

  /** Returns the response of the server, empty if it has closed the connection. */
  private static String answer(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write(SIZE);
      return HEX.formatHex(socket.getInputStream().readNBytes(9));
    } catch (SocketException e) {
      return "";
    }
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
        assertThat(answer(third)).isEmpty();
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
        assertThat(answer(second)).isEmpty();
      }
      first.close();
      assertThat(answerOnceThereIsRoom("127.0.0.1")).isEqualTo(ANSWER);
    }
  }

  /** Tries again until the server has noticed that a connection has ended. */
  private String answerOnceThereIsRoom(String from) throws IOException {
    String answer = "";
    while (answer.isEmpty()) {
      try (Socket socket = socket(from)) {
        answer = answer(socket);
      }
    }
    return answer;
  }
}
