package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ConnectionCaps;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class HandshakeDeadlineTest {
  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aClientThatDoesNotShakeHandsIsClosed(TlsProvider provider) throws Exception {
    shakeHands(
        provider,
        channel -> {
          channel.advanceTimeBy(9_999, TimeUnit.MILLISECONDS);
          channel.runPendingTasks();
          assertThat(channel.isOpen()).isTrue();
          channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
          channel.runPendingTasks();
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aClientThatHasEndedItsOutputIsClosedAtOnce(TlsProvider provider) throws Exception {
    shakeHands(
        provider,
        channel -> channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE));
  }

  /** Begins a handshake, of which something closes the connection. */
  private static void shakeHands(TlsProvider provider, Consumer<EmbeddedChannel> end)
      throws Exception {
    Connections connections = new Connections();
    try (WireServer server =
        WireServer.builder().dispatch(new EchoDispatch()).listener(connections).build()) {
      ServerCertificates certificates =
          new ServerCertificates(Certificates.serverTls().build(), provider, System::nanoTime);
      EmbeddedChannel channel = new EmbeddedChannel();
      channel.freezeTime();
      channel
          .pipeline()
          .addLast(
              new ServerPipeline(
                  server,
                  ServerLinkOptions.DEFAULT,
                  new Admission(new ConnectionCaps(1, 1), () -> 0),
                  Peer.Transport.TLS,
                  certificates));
      channel.pipeline().fireChannelActive();
      assertThat(channel.isOpen()).isTrue();
      end.accept(channel);
      assertThat(channel.isOpen()).isFalse();
      assertThat(connections.isEmpty()).isTrue();
      channel.finishAndReleaseAll();
      certificates.close();
    }
  }

  @Test
  void aClientDoesNotWaitForeverForItsServer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      ClientOptions options =
          ClientOptions.builder()
              .tls(Certificates.clientTls().build())
              .connectTimeout(Duration.ofMillis(1))
              .build();
      InetSocketAddress address =
          new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
      assertThatThrownBy(() -> NettyClient.connect(address, options))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("can't connect to " + address + ": ");
    }
  }

  @Test
  void timesAreChecked() {
    assertThatThrownBy(() -> ServerLinkOptions.builder().handshakeDeadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("handshakeDeadline must be at least 1 ms: PT0S");
    assertThatThrownBy(() -> ClientOptions.builder().connectTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("connectTimeout must be at least 1 ms and less than 24 days: PT0S");
    assertThatThrownBy(() -> ClientOptions.builder().connectTimeout(Duration.ofDays(24)))
        .hasMessage("connectTimeout must be at least 1 ms and less than 24 days: PT576H");
  }
}
