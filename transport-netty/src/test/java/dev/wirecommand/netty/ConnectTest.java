package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.HostLookup;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Connecting: on which threads, to which addresses, within which time, and the words of failures.
 */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ConnectTest {
  private WireServer server;
  private NettyServer listening;

  @BeforeEach
  void start() throws IOException {
    server = WireServer.builder().dispatch(new EchoDispatch()).build();
    listening = NettyServer.bind(server, new InetSocketAddress("127.0.0.1", 0));
  }

  @AfterEach
  void stop() {
    listening.close();
    server.close();
  }

  /* Event loops. */

  @Test
  void isRefusedOnTheEventLoopOfAnotherClient() throws Exception {
    InetSocketAddress address = listening.address();
    try (NettyClient client = NettyClient.connect(address)) {
      assertRefused(inCallback(client, () -> NettyClient.connect(address)), address.toString());
    }
    // Connecting works as before.
    try (NettyClient client = NettyClient.connect(address)) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @Test
  void isRefusedForUnixSocketsToo() throws Exception {
    UnixSocket socket = UnixSocket.of(Path.of("/none"));
    try (NettyClient client = NettyClient.connect(listening.address())) {
      assertRefused(inCallback(client, () -> NettyClient.connect(socket)), "/none");
    }
  }

  @Test
  void isRefusedOnTheEventLoopOfAServer() throws Exception {
    InetSocketAddress address = listening.address();
    CompletableFuture<Object> connected = new CompletableFuture<>();
    WireServer calling =
        WireServer.builder()
            .dispatch(new PeerDispatch())
            .listener(
                new ServerListener() {
                  @Override
                  public void connectionOpened(Peer peer) {
                    complete(connected, () -> NettyClient.connect(address));
                  }
                })
            .build();
    try (calling;
        NettyServer other = NettyServer.bind(calling, 0);
        NettyClient client = NettyClient.connect(other.address())) {
      assertRefused(connected, address.toString());
      assertThat(client.isOpen()).isTrue();
    }
  }

  private static void assertRefused(CompletableFuture<Object> connected, String address) {
    assertThatThrownBy(connected::get)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "connecting to "
                + address
                + " would block an event loop, which serves other connections: connect on another"
                + " thread, or use a ReconnectingClient, which does");
  }

  /** Runs a task in a callback of a client, on its event loop. */
  private static CompletableFuture<Object> inCallback(NettyClient client, Callable<?> task) {
    CompletableFuture<Object> done = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        EchoCalls.call(client, "size", null).thenAccept(reply -> complete(done, task));
    return done;
  }

  private static void complete(CompletableFuture<Object> done, Callable<?> task) {
    try {
      done.complete(task.call());
    } catch (Exception e) {
      done.completeExceptionally(e);
    }
  }

  @Test
  void theTimeLimitHoldsWhileTheEventLoopsAreBlocked() throws Exception {
    ClientOptions hasty = ClientOptions.builder().connectTimeout(Duration.ofMillis(50)).build();
    EventLoopGroup group = ClientThreads.of(EventLoops.best()).acquire();
    CountDownLatch mayGoOn = new CountDownLatch(1);
    for (EventExecutor loop : group) {
      loop.execute(
          () -> {
            try {
              mayGoOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    try {
      assertThatThrownBy(() -> NettyClient.connect(listening.address(), hasty))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "can't connect to /127\\.0\\.0\\.1:\\d+: no answer within (49|50) ms");
    } finally {
      mayGoOn.countDown();
    }
    try (NettyClient client = NettyClient.connect(listening.address())) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    } finally {
      ClientThreads.of(EventLoops.best()).release();
    }
  }

  /* Addresses. */

  @ParameterizedTest
  @EnumSource
  void triesAllAddressesInTurn(EventLoops loops) throws Exception {
    HostLookup lookup = new HostLookup(host -> addresses("127.0.0.2", "127.0.0.1"));
    try (NettyClient client = connect(loops, lookup, named(listening.address().getPort()))) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesEachAddressThatItTried(EventLoops loops) throws Exception {
    int port = closedPort();
    HostLookup lookup = new HostLookup(host -> addresses("127.0.0.2", "127.0.0.3"));
    assertThatThrownBy(() -> connect(loops, lookup, named(port)).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to the.host:"
                + port
                + ": 127.0.0.2: connection refused; check that a server listens there;"
                + " 127.0.0.3: connection refused; check that a server listens there")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void looksTheNameUpAtEachConnect() throws Exception {
    List<String> looked = new ArrayList<>();
    HostLookup lookup =
        new HostLookup(
            host -> {
              looked.add(host);
              return addresses(looked.size() == 1 ? "127.0.0.2" : "127.0.0.1");
            });
    InetSocketAddress address = named(listening.address().getPort());
    assertThatThrownBy(() -> connect(EventLoops.best(), lookup, address).close())
        .isInstanceOf(IOException.class);
    connect(EventLoops.best(), lookup, address).close();
    assertThat(looked).isEqualTo(List.of("the.host", "the.host"));
  }

  @Test
  void anAddressThatTheCallerHasResolvedIsLookedUpAnewIfItHasAName() throws Exception {
    InetAddress stale = InetAddress.getByAddress("the.host", new byte[] {127, 0, 0, 2});
    InetSocketAddress address = new InetSocketAddress(stale, listening.address().getPort());
    connect(EventLoops.best(), new HostLookup(host -> addresses("127.0.0.1")), address).close();
    // The caller's own choice comes first.
    assertThat(new HostLookup(host -> addresses("127.0.0.1")).addresses(address, 1_000_000_000))
        .extracting(each -> each.getAddress().getHostAddress())
        .containsExactly("127.0.0.2", "127.0.0.1");
    assertThat(
            new HostLookup(host -> addresses("127.0.0.1", "127.0.0.2"))
                .addresses(address, 1_000_000_000))
        .extracting(each -> each.getAddress().getHostAddress())
        .containsExactly("127.0.0.1", "127.0.0.2");
    // And it is the only one if the name is not known.
    HostLookup ignorant =
        new HostLookup(
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(ignorant.addresses(address, 1_000_000_000)).containsExactly(address);
  }

  @Test
  void anAddressWithoutANameIsNotLookedUp() throws Exception {
    HostLookup none =
        new HostLookup(
            host -> {
              throw new AssertionError("looked up " + host);
            });
    connect(EventLoops.best(), none, listening.address()).close();
  }

  @Test
  void theTimeLimitHoldsForTheLookup() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    HostLookup silent =
        new HostLookup(
            host -> {
              try {
                mayAnswer.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return addresses("127.0.0.1");
            });
    ClientOptions hasty = ClientOptions.builder().connectTimeout(Duration.ofMillis(1)).build();
    ClientConnector connector =
        new ClientConnector(NettyClientOptions.of(hasty), EventLoops.best(), silent);
    try {
      assertThatThrownBy(() -> connector.connect(named(4000)).close())
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't connect to the.host:4000: the lookup of the host timed out after 1 ms");
    } finally {
      mayAnswer.countDown();
    }
  }

  @Test
  void anAddressThatDoesNotAnswerLeavesTimeForTheOthers() throws Exception {
    HostLookup lookup = new HostLookup(host -> addresses("127.0.0.2", "127.0.0.3"));
    ClientOptions hasty =
        ClientOptions.builder()
            .connectTimeout(Duration.ofMillis(200))
            .tls(Certificates.clientTls().build())
            .build();
    ClientConnector connector =
        new ClientConnector(NettyClientOptions.of(hasty), EventLoops.best(), lookup);
    // The system accepts the connections, and nothing answers their handshakes.
    try (ServerSocket silent = new ServerSocket(0)) {
      IOException failure =
          catchThrowableOfType(
              IOException.class, () -> connector.connect(named(silent.getLocalPort())).close());
      String late = "(?:no answer|the server did not finish the TLS handshake) within ";
      Matcher message =
          Pattern.compile(
                  "can't connect to the\\.host:\\d+:"
                      + (" 127\\.0\\.0\\.2: " + late + "(\\d+) ms;")
                      + (" 127\\.0\\.0\\.3: " + late + "\\d+ ms"))
              .matcher(failure.getMessage());
      assertThat(message.matches()).as(failure.getMessage()).isTrue();
      assertThat(Integer.parseInt(message.group(1))).isLessThanOrEqualTo(100);
    }
  }

  private static NettyClient connect(EventLoops loops, HostLookup lookup, InetSocketAddress address)
      throws IOException {
    return new ClientConnector(NettyClientOptions.DEFAULT, loops, lookup).connect(address);
  }

  private static InetSocketAddress named(int port) {
    return InetSocketAddress.createUnresolved("the.host", port);
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      return gone.getLocalPort();
    }
  }

  /* Words. */

  @ParameterizedTest
  @EnumSource
  void saysThatNoServerListens(EventLoops loops) throws Exception {
    InetSocketAddress address = new InetSocketAddress("127.0.0.2", closedPort());
    assertThatThrownBy(
            () -> new ClientConnector(NettyClientOptions.DEFAULT, loops).connect(address).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + address
                + ": connection refused; check that a server listens there");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatThereIsNoSocketFile(EventLoops loops, @TempDir Path folder) {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    assertThatThrownBy(
            () -> new ClientConnector(NettyClientOptions.DEFAULT, loops).connect(socket).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + socket
                + ": there is no socket file; check the path, and that the server is running");
  }

  @Test
  void saysThatThereIsNoHost() {
    // The top-level domain "invalid" is reserved for this (RFC 6761).
    assertThatThrownBy(
            () ->
                NettyClient.connect(InetSocketAddress.createUnresolved("no.such.invalid", 4000))
                    .close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to no.such.invalid:4000: there is no host of this name; check the name");
    assertThatThrownBy(
            () ->
                NettyServer.bind(
                    server, InetSocketAddress.createUnresolved("no.such.invalid", 4000)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't listen on no.such.invalid:4000: there is no host of this name; give a name or an"
                + " address of this machine");
  }

  @Test
  void listensOnANameThatTheCallerHasNotResolved() throws Exception {
    try (NettyServer other =
        NettyServer.bind(server, InetSocketAddress.createUnresolved("localhost", 0))) {
      assertThat(other.address().getAddress().isLoopbackAddress()).isTrue();
    }
  }
}
