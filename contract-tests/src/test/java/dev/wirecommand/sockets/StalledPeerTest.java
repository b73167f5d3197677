package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.netty.Certificates;
import dev.wirecommand.netty.Connections;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests peers that request large responses and do not read them. */
@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class StalledPeerTest {
  @Parameter private Sockets sockets;

  private static final int PARTS = 480;
  private static final int PART = 32_768;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void areCutOff(boolean overTls) throws Exception {
    Connections connections = new Connections();
    ServerLinkOptions.Builder link =
        ServerLinkOptions.builder()
            .writeDeadlines(new WriteDeadlines(Duration.ofMillis(1), 1, Duration.ofDays(1)));
    if (overTls) {
      link.tls(Certificates.serverTls().build());
    }
    try (WireServer server =
            WireServer.builder().dispatch(new EchoDispatch()).listener(connections).build();
        ListeningServer listening =
            sockets.bind(server, new InetSocketAddress("localhost", 0), link.build());
        Socket plain = new Socket()) {
      plain.setReceiveBufferSize(4_096);
      plain.connect(listening.address());
      Socket socket = overTls ? tls(plain) : plain;
      askForMuch(socket.getOutputStream());
      assertThat(connections.take()).startsWith("opened ");
      assertThat(connections.take())
          .isEqualTo("closed the peer has taken nothing of what was written to it for 1 ms");
      // A reset; an ordinary close would look like the end of a long response.
      InputStream in = plain.getInputStream();
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  private static Socket tls(Socket plain) throws Exception {
    return Certificates.jdkContext()
        .getSocketFactory()
        .createSocket(plain, "localhost", plain.getPort(), false);
  }

  /** Sends 15 MiB to be echoed. */
  private static void askForMuch(OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    buffered.write(
        FrameEncoder.encode(
            FrameText.parse(
                "1 1 stream-begin command-request new|have-data cbor:{b'name': b'data'}")));
    Frame part = FrameText.parse("1 1 0 command-data continuation " + "x".repeat(PART));
    byte[] encoded = FrameEncoder.encode(part);
    for (int i = 0; i < PARTS; i++) {
      buffered.write(encoded);
    }
    buffered.write(FrameEncoder.encode(FrameText.parse("1 1 0 command-data eos ")));
    buffered.flush();
  }
}
