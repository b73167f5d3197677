package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.echo.PeerWitness;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.Peer.UnixCredentials;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(OS.WINDOWS)
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class UnixTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir private Path folder;

  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server =
      WireServer.builder().dispatch(dispatch).dispatch(new PeerDispatch()).build();

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    server.close();
  }

  static Stream<EventLoops> loops() {
    return Stream.of(EventLoops.values())
        .filter(loops -> loops == EventLoops.NIO || EventLoops.best() == loops);
  }

  private NettyServer bind(EventLoops loops, UnixSocket socket) throws IOException {
    return new ServerBinding(server, NettyServerOptions.DEFAULT, loops).bind(socket);
  }

  private static NettyClient connect(EventLoops loops, UnixSocket socket) throws IOException {
    return new ClientConnector(NettyClientOptions.DEFAULT, loops).connect(socket);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void carriesCalls(EventLoops loops) throws Exception {
    byte[] data = new byte[1_000_000];
    new Random(7).nextBytes(data);
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NettyServer listening = bind(loops, socket)) {
      assertThat(listening.unixSocket()).isEqualTo(socket);
      try (NettyClient client = connect(loops, socket)) {
        assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
        assertThat(EchoCalls.call(client, "data", data).join().bytes()).isEqualTo(data);
        assertThat(PeerDispatch.ask(client)).isEqualTo("UNIX null of 0");
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("loops")
  @EnabledOnOs(OS.LINUX)
  void knowsWhoConnects(EventLoops loops) throws Exception {
    PeerWitness witness = new PeerWitness();
    Map<String, Object> own =
        Files.readAttributes(Path.of("/proc/self"), "unix:uid,gid,owner,group");
    UnixCredentials.Ids ids =
        new UnixCredentials.Ids(
            (Integer) own.get("uid"),
            (Integer) own.get("gid"),
            Math.toIntExact(ProcessHandle.current().pid()));
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (WireServer asking =
            WireServer.builder().dispatch(new EchoDispatch()).authorizer(witness).build();
        NettyServer listening =
            new ServerBinding(asking, NettyServerOptions.DEFAULT, loops).bind(socket);
        NettyClient client = connect(loops, socket)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
    assertThat(witness.peer())
        .isEqualTo(
            Peer.unix(
                null,
                new UnixCredentials(
                    ((UserPrincipal) own.get("owner")).getName(),
                    ((GroupPrincipal) own.get("group")).getName(),
                    loops == EventLoops.EPOLL ? ids : null)));
  }

  @ParameterizedTest
  @MethodSource("loops")
  void answersAfterTheClientHasEndedItsOutputWhereNettyCan(EventLoops loops) throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NettyServer listening = bind(loops, socket);
        SocketChannel client =
            SocketChannel.open(UnixDomainSocketAddress.of(listening.unixSocket().path()))) {
      client.write(ByteBuffer.wrap(HEX.parseHex("0b00000100010111a1446e616d654477616974")));
      dispatch.waiting.await();
      client.shutdownOutput();
      if (loops == EventLoops.EPOLL) {
        dispatch.mayAnswer.countDown();
      }
      // Netty's channel over the JDK's sockets does not support half-closed connections.
      assertThat(HEX.formatHex(Channels.newInputStream(client).readAllBytes()))
          .isEqualTo(loops == EventLoops.EPOLL ? "0100000100020146f6" : "");
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void callsUnderWayEndWhenTheServerGoes(EventLoops loops) throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    NettyServer listening = bind(loops, socket);
    try (NettyClient client = connect(loops, socket)) {
      CompletableFuture<?> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      listening.close();
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the server closed the connection");
    }
  }

  @Test
  void letsOnlyItsOwnerConnect() throws Exception {
    Path path = folder.resolve("s");
    try (NettyServer listening = NettyServer.bind(server, UnixSocket.of(path))) {
      assertThat(permissions(path)).isEqualTo("rw-------");
      // The private folder is gone.
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(path);
      }
      assertThat(listening.unixSocket().path()).isEqualTo(path);
    }
  }

  @Test
  void givesTheSocketThePermissionsOfTheOptions() throws Exception {
    Path path = folder.resolve("s");
    ServerLinkOptions options =
        ServerLinkOptions.builder()
            .socketPermissions(PosixFilePermissions.fromString("rw-rw----"))
            .build();
    try (NettyServer listening = NettyServer.bind(server, UnixSocket.of(path), options)) {
      assertThat(permissions(path)).isEqualTo("rw-rw----");
      assertThat(listening.unixSocket().path()).isEqualTo(path);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void replacesTheFileOfADeadServer() throws Exception {
    Path path = folder.resolve("s");
    leaveStale(path);
    UnixSocket socket = UnixSocket.of(path);
    try (NettyServer listening = NettyServer.bind(server, socket);
        NettyClient client = NettyClient.connect(socket)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThat(listening.unixSocket()).isEqualTo(socket);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private void leaveStale(Path path) throws IOException {
    // The socket is bound by a shorter name first, because the JDK does not accept every path.
    Path born = folder.resolve("born");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(born))
        .close();
    Files.move(born, path);
  }

  @Test
  void leavesAServerThatIsThereAlone() throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NettyServer first = NettyServer.bind(server, socket)) {
      assertThatThrownBy(() -> NettyServer.bind(server, socket))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't listen on "
                  + socket
                  + ": it is already served; stop that server or choose another path");
      try (NettyClient client = NettyClient.connect(first.unixSocket())) {
        assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void removesNothingButSockets() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path subfolder = Files.createDirectory(folder.resolve("folder"));
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    for (Path path : new Path[] {file, link, subfolder, fifo}) {
      assertThatThrownBy(() -> NettyServer.bind(server, UnixSocket.of(path)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't listen on "
                  + path
                  + ": a file is there that is no socket; choose another path or remove it");
    }
    assertThat(file).hasContent("precious");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, link, subfolder, fifo);
    }
  }

  @Test
  void leavesAFileThatIsAnothersByNow() throws Exception {
    Path path = folder.resolve("s");
    NettyServer listening = NettyServer.bind(server, UnixSocket.of(path));
    Files.delete(path);
    Files.writeString(path, "another's");
    listening.close();
    assertThat(path).hasContent("another's");
  }

  @Test
  void endsWellWhereItsFileIsGone() throws Exception {
    Path path = folder.resolve("s");
    NettyServer listening = NettyServer.bind(server, UnixSocket.of(path));
    Files.delete(path);
    listening.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void twoThatComeTogetherDoNotBothGetThePath() throws Exception {
    Path path = folder.resolve("s");
    // Both servers have found that the path is free.
    SocketFile first = SocketFile.prepare(path);
    SocketFile second = SocketFile.prepare(path);
    try (ServerSocketChannel one = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        ServerSocketChannel two = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      one.bind(UnixDomainSocketAddress.of(first.bindPath()));
      two.bind(UnixDomainSocketAddress.of(second.bindPath()));
      assertThat(permissions(first.bindPath().getParent())).isEqualTo("rwx------");
      first.publish(PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(() -> second.publish(PosixFilePermissions.fromString("rw-------")))
          .isInstanceOf(IOException.class)
          .hasMessage("another server has just taken it");
    }
    second.delete();
    assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
    first.delete();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void listensOnThePathThatIsJustShortEnough() throws Exception {
    Path path = longPath(107);
    leaveStale(path);
    UnixSocket socket = UnixSocket.of(path);
    try (NettyServer listening = NettyServer.bind(server, socket);
        NettyClient client = NettyClient.connect(listening.unixSocket())) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThatThrownBy(() -> NettyServer.bind(server, socket))
          .hasMessageContaining("it is already served");
    }
    assertThat(path.getParent()).isEmptyDirectory();
  }

  @Test
  void theJdksTransportTakesAlmostAsLongAPath() throws Exception {
    UnixSocket socket = UnixSocket.of(longPath(106));
    try (NettyServer listening = bind(EventLoops.NIO, socket);
        NettyClient client = connect(EventLoops.NIO, listening.unixSocket())) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
    UnixSocket longer = UnixSocket.parse(socket + "s");
    assertThatThrownBy(() -> connect(EventLoops.NIO, longer))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + longer
                + ": the JDK's transport takes a path of at most 106 bytes; use a shorter one");
  }

  /** Returns a path in newly created folders. */
  private Path longPath(int length) throws IOException {
    Path deep = folder;
    while (deep.toString().length() < 90) {
      deep = Files.createDirectory(deep.resolve("d".repeat(9)));
    }
    return deep.resolve("s".repeat(length - deep.toString().length() - 1));
  }

  @Test
  void saysWhatIsWrongWithAPath() {
    assertThatThrownBy(
            () -> NettyServer.bind(server, UnixSocket.of(folder.resolve("no").resolve("s"))))
        .isInstanceOf(IOException.class)
        .hasMessage("can't listen on " + folder + "/no/s: there is no folder " + folder + "/no");
    assertThatThrownBy(() -> NettyServer.bind(server, UnixSocket.of(Path.of("/"))))
        .isInstanceOf(IOException.class)
        .hasMessage("can't listen on /: it is a folder; choose a path in one");
    assertThatThrownBy(() -> NettyServer.bind(server, UnixSocket.of(folder)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't listen on "
                + folder
                + ": a file is there that is no socket; choose another path or remove it");
    assertThatThrownBy(() -> NettyClient.connect(UnixSocket.of(folder.resolve("s"))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + folder
                + "/s: there is no socket file; check the path, and that the server is running");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anAbstractNameHasNoFile() throws Exception {
    UnixSocket socket = UnixSocket.abstractName("wirecommand-" + ProcessHandle.current().pid());
    try (NettyServer listening = NettyServer.bind(server, socket);
        NettyClient client = NettyClient.connect(listening.unixSocket())) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThatThrownBy(() -> NettyServer.bind(server, socket))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("can't listen on " + socket + ": ");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theLongestAbstractNameIsNotCut() throws Exception {
    String name = "x".repeat(105);
    try (NettyServer one = NettyServer.bind(server, UnixSocket.abstractName(name + "1"));
        NettyServer two = NettyServer.bind(server, UnixSocket.abstractName(name + "2"))) {
      assertThat(one.unixSocket()).isNotEqualTo(two.unixSocket());
    }
  }

  @Test
  void anAbstractNameIsRefusedWhereThereAreNone() {
    UnixSocket socket = UnixSocket.abstractName("x");
    assertThatThrownBy(() -> bind(EventLoops.NIO, socket))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't listen on @x: abstract names need Linux and Netty's native epoll transport;"
                + " use a path");
    assertThatThrownBy(() -> connect(EventLoops.NIO, socket))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to @x: abstract names need Linux and Netty's native epoll transport;"
                + " use a path");
  }

  @Test
  void refusesTls() {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    ServerLinkOptions tls =
        ServerLinkOptions.builder().tls(Certificates.serverTls().build()).build();
    assertThatThrownBy(() -> NettyServer.bind(server, socket, tls))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TLS is for TCP; a Unix domain socket needs none");
    ClientOptions clientTls = ClientOptions.builder().tls(Certificates.clientTls().build()).build();
    assertThatThrownBy(() -> NettyClient.connect(socket, clientTls))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TLS is for TCP; a Unix domain socket needs none");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void knowsWhichKindOfAddressItHas() throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NettyServer unix = NettyServer.bind(server, socket);
        NettyServer tcp = NettyServer.bind(server, 0)) {
      assertThatThrownBy(unix::address)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("listens on the Unix domain socket " + socket);
      InetSocketAddress address = tcp.address();
      assertThatThrownBy(tcp::unixSocket)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("listens on the TCP address " + address);
    }
  }
}
