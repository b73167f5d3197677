package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.HostLookup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ConnectTest {
  private final WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
  private NioServer listening;

  @BeforeEach
  void start() throws IOException {
    listening = NioServer.bind(server, 0);
  }

  @AfterEach
  void stop() {
    listening.close();
    server.close();
  }

  private InetSocketAddress named() {
    return InetSocketAddress.createUnresolved("the.host", listening.address().getPort());
  }

  private static HostLookup found(String... addresses) {
    return new HostLookup(
        host -> {
          InetAddress[] all = new InetAddress[addresses.length];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
          }
          return all;
        });
  }

  @Test
  void triesAllAddressesInTurn() throws Exception {
    ClientConnector connector =
        new ClientConnector(ClientOptions.DEFAULT, found("127.0.0.2", "127.0.0.1"));
    try (NioClient client = connector.connect(named())) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @Test
  void namesEachAddressThatItTried() throws Exception {
    int port = listening.address().getPort();
    listening.close();
    ClientConnector connector =
        new ClientConnector(ClientOptions.DEFAULT, found("127.0.0.2", "127.0.0.3"));
    assertThatThrownBy(() -> connector.connect(named()).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to the.host:"
                + port
                + ": 127.0.0.2: connection refused; check that a server listens there;"
                + " 127.0.0.3: connection refused; check that a server listens there");
  }

  @Test
  void isRefusedOnAnEventLoop() throws Exception {
    InetSocketAddress address = listening.address();
    try (NioClient client = NioClient.connect(address)) {
      CompletableFuture<Object> refused =
          EchoCalls.call(client, "size", null)
              .handle(
                  (reply, none) -> {
                    try {
                      return NioClient.connect(address);
                    } catch (IOException | IllegalStateException e) {
                      return e.getMessage();
                    }
                  });
      assertThat(refused.get())
          .isEqualTo(
              "connecting to "
                  + address
                  + " would block an event loop, which serves other connections: connect on another"
                  + " thread, or use a ReconnectingClient, which does");
    }
  }

  @Test
  void theTimeLimitHoldsWhileTheEventLoopIsBlocked() throws Exception {
    ClientOptions hasty = ClientOptions.builder().connectTimeout(Duration.ofMillis(50)).build();
    CountDownLatch mayGoOn = new CountDownLatch(1);
    int loops = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < loops; i++) {
      ClientThreads.ALL
          .acquire()
          .execute(
              () -> {
                try {
                  mayGoOn.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    try {
      assertThatThrownBy(() -> NioClient.connect(listening.address(), hasty).close())
          .isInstanceOf(IOException.class)
          .hasMessageMatching("can't connect to .*: no answer within (49|50) ms");
    } finally {
      mayGoOn.countDown();
      for (int i = 0; i < loops; i++) {
        ClientThreads.ALL.release();
      }
    }
    try (NioClient client = NioClient.connect(listening.address())) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @Test
  void isInterrupted() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(
              () ->
                  NioClient.connect(
                          new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()))
                      .close())
          .isInstanceOf(InterruptedIOException.class)
          .hasMessageStartingWith("interrupted while connecting to ");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
