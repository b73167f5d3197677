package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.echo.PeerWitness;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.Peer.UnixCredentials;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@ExtendWith(NothingLeftBehind.class)
class UnixTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir private Path folder;

  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server = WireServer.builder().dispatch(dispatch).build();

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    server.close();
  }

  @Test
  void carriesCallsAndLeavesNoFile() throws Exception {
    byte[] data = new byte[1_000_000];
    new Random(7).nextBytes(data);
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NioServer listening = NioServer.bind(server, socket);
        NioClient client = NioClient.connect(socket)) {
      assertThat(listening.unixSocket()).isEqualTo(socket);
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThat(EchoCalls.call(client, "data", data).join().bytes()).isEqualTo(data);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsWhoConnects() throws Exception {
    PeerWitness witness = new PeerWitness();
    PosixFileAttributes own =
        Files.readAttributes(Path.of("/proc/self"), PosixFileAttributes.class);
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (WireServer asking =
            WireServer.builder().dispatch(new EchoDispatch()).authorizer(witness).build();
        NioServer listening = NioServer.bind(asking, socket);
        NioClient client = NioClient.connect(socket)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
    assertThat(witness.peer())
        .isEqualTo(
            Peer.unix(
                null, new UnixCredentials(own.owner().getName(), own.group().getName(), null)));
  }

  @Test
  void answersAfterTheClientHasEndedItsOutput() throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NioServer listening = NioServer.bind(server, socket);
        SocketChannel client =
            SocketChannel.open(UnixDomainSocketAddress.of(listening.unixSocket().path()))) {
      client.write(ByteBuffer.wrap(HEX.parseHex("0b00000100010111a1446e616d654477616974")));
      dispatch.waiting.await();
      client.shutdownOutput();
      dispatch.mayAnswer.countDown();
      assertThat(HEX.formatHex(Channels.newInputStream(client).readAllBytes()))
          .isEqualTo("0100000100020146f6");
    }
  }

  @Test
  void givesTheSocketThePermissionsOfTheOptions() throws Exception {
    Path path = folder.resolve("s");
    try (NioServer listening = NioServer.bind(server, UnixSocket.of(path))) {
      assertThat(permissions(path)).isEqualTo("rw-------");
      assertThat(listening.unixSocket().path()).isEqualTo(path);
    }
    ServerLinkOptions options =
        ServerLinkOptions.builder()
            .socketPermissions(PosixFilePermissions.fromString("rw-rw----"))
            .build();
    try (NioServer listening = NioServer.bind(server, UnixSocket.of(path), options)) {
      assertThat(permissions(path)).isEqualTo("rw-rw----");
      assertThat(listening.unixSocket().path()).isEqualTo(path);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void leavesAServerThatIsThereAlone() throws Exception {
    UnixSocket socket = UnixSocket.of(folder.resolve("s"));
    try (NioServer first = NioServer.bind(server, socket);
        NioClient client = NioClient.connect(first.unixSocket())) {
      assertThatThrownBy(() -> NioServer.bind(server, socket).close())
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't listen on "
                  + socket
                  + ": it is already served; stop that server or choose another path");
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
  }

  @Test
  void namesWhatIsWrongWithAnAddress() {
    UnixSocket named = UnixSocket.abstractName("name");
    assertThatThrownBy(() -> NioServer.bind(server, named).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't listen on @name: abstract names need Linux and Netty's native epoll transport;"
                + " use a path");
    assertThatThrownBy(() -> NioClient.connect(named).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to @name: abstract names need Linux and Netty's native epoll transport;"
                + " use a path");
    UnixSocket missing = UnixSocket.of(folder.resolve("none"));
    assertThatThrownBy(() -> NioClient.connect(missing).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + missing
                + ": there is no socket file; check the path, and that the server is running");
    ClientOptions tls = ClientOptions.builder().tls(ClientTls.builder().build()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NioClient.connect(missing, tls).close())
        .withMessage("TLS is for TCP; a Unix domain socket needs none");
  }

  @Test
  void waitsForAServerWhoseQueueIsFullUntilTheTimeIsUp() throws Exception {
    Path path = folder.resolve("s");
    ClientOptions hasty = ClientOptions.builder().connectTimeout(Duration.ofMillis(30)).build();
    try (ServerSocketChannel full = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      full.bind(UnixDomainSocketAddress.of(path), 1);
      try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(path));
          SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
        assertThat(first.isConnected() && second.isConnected()).isTrue();
        assertThatThrownBy(() -> NioClient.connect(UnixSocket.of(path), hasty).close())
            .isInstanceOf(IOException.class)
            .hasMessage("can't connect to " + path + ": no answer within 30 ms");
      }
    }
  }
}
