package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.server.WireServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeftBehind.class)
class TlsTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Frame 1 1 stream-begin command-request new, {'name': 'size'}, and its answer. */
  private static final byte[] SIZE = HEX.parseHex("0b00000100010111a1446e616d654473697a65");

  private static final int CONNECTIONS = 200;

  private static final String ANSWER = "010000010002014600";

  private static final X509Bundle AUTHORITY = authority("the authority");
  private static final X509Bundle SERVER = issued("localhost", AUTHORITY);
  private static final X509Bundle ALICE = issued("alice", AUTHORITY);

  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server = WireServer.builder().dispatch(dispatch).build();
  private NioServer listening;

  private static X509Bundle authority(String name) {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=" + name)
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Bundle issued(String name, X509Bundle issuer) {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=" + name)
          .addSanDnsName(name)
          .buildIssuedBy(issuer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<X509Certificate> trust(X509Bundle authority) {
    return List.of(authority.getCertificate());
  }

  private static ServerTls.Builder serverTls() {
    return ServerTls.builder()
        .certificate(SERVER.getCertificatePathList(), SERVER.getKeyPair().getPrivate());
  }

  private static ClientTls.Builder clientTls() {
    return ClientTls.builder().trust(trust(AUTHORITY));
  }

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    if (listening != null) {
      listening.close();
    }
    server.close();
  }

  private void listen(ServerTls.Builder tls) throws IOException {
    listen(ServerLinkOptions.builder().tls(tls.build()));
  }

  private void listen(ServerLinkOptions.Builder options) throws IOException {
    listening =
        NioServer.bind(
            server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options.build());
  }

  private NioClient connect(ClientTls.Builder tls) throws IOException {
    return NioClient.connect(
        new InetSocketAddress("localhost", listening.address().getPort()),
        ClientOptions.builder().tls(tls.build()).build());
  }

  private SSLSocket socket(String... versions) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, AUTHORITY.toTrustManagerFactory().getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket("localhost", listening.address().getPort());
    if (versions.length > 0) {
      socket.setEnabledProtocols(versions);
    }
    return socket;
  }

  @Test
  void carriesCallsOfManyRecords() throws Exception {
    listen(serverTls());
    byte[] data = new byte[3_000_000];
    new Random(7).nextBytes(data);
    try (NioClient client = connect(clientTls())) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
      assertThat(EchoCalls.call(client, "data", data).get().bytes()).isEqualTo(data);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void answersEachVersionInPieces(String version) throws Exception {
    listen(serverTls());
    try (SSLSocket socket = socket(version)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (byte next : SIZE) {
        // A record for each byte.
        out.write(next);
        out.flush();
      }
      assertThat(HEX.formatHex(socket.getInputStream().readNBytes(9))).isEqualTo(ANSWER);
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void answersAfterTheClientHasEndedItsOutput() throws Exception {
    listen(serverTls());
    try (SSLSocket socket = socket("TLSv1.3")) {
      socket.getOutputStream().write(SIZE);
      socket.shutdownOutput();
      assertThat(HEX.formatHex(socket.getInputStream().readAllBytes())).isEqualTo(ANSWER);
    }
  }

  @Test
  void tellsACutConnectionFromOneThatEnds() throws Exception {
    listen(serverTls());
    try (NioClient client = connect(clientTls())) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      listening.close();
      assertThatThrownBy(call::get)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the server closed the connection");
    }
  }

  @Test
  void knowsAClientByItsCertificate() throws Exception {
    listen(serverTls().requireClients(trust(AUTHORITY)));
    ClientTls.Builder alice =
        clientTls().certificate(ALICE.getCertificatePathList(), ALICE.getKeyPair().getPrivate());
    try (NioClient client = connect(alice)) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @Test
  void refusesAServerOfAnotherAuthority() throws Exception {
    listen(serverTls());
    ClientTls.Builder stranger = ClientTls.builder().trust(trust(authority("a stranger")));
    assertThatThrownBy(() -> connect(stranger).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to localhost/127.0.0.1:"
                + listening.address().getPort()
                + ": no authority that this side trusts issued the peer's certificate; trust its"
                + " authority with ClientTls.trust, or ServerTls.requireClients on a server");
  }

  @Test
  void verifiesTheServersName() throws Exception {
    listen(serverTls());
    assertThatThrownBy(() -> connect(clientTls().serverName("other.example")).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(": the peer's certificate is for another host (");
    try (NioClient client = connect(clientTls().withoutHostVerification())) {
      assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
    }
  }

  @Test
  void aClientWithoutTlsIsToldWhatTheServerSpeaks() throws Exception {
    listen(serverTls());
    try (Socket plain = new Socket("localhost", listening.address().getPort())) {
      plain.getOutputStream().write(SIZE);
      assertThat(HEX.formatHex(plain.getInputStream().readAllBytes())).isEqualTo("1503030002020a");
    }
  }

  @Test
  void aServerThatSpeaksSshIsNamed() throws Exception {
    try (ServerSocket ssh = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerAsSsh(ssh));
      assertThatThrownBy(
              () ->
                  NioClient.connect(
                          new InetSocketAddress(ssh.getInetAddress(), ssh.getLocalPort()),
                          ClientOptions.builder().tls(clientTls().build()).build())
                      .close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SSH");
      answered.get();
    }
  }

  private static void answerAsSsh(ServerSocket ssh) {
    try (Socket accepted = ssh.accept()) {
      accepted.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = accepted.getInputStream();
      while (in.read() >= 0) {
        // Until the client gives up.
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aServerThatClosesAtOnceIsToldFromOneThatDoesNotAnswer() throws Exception {
    ClientOptions options = ClientOptions.builder().tls(clientTls().build()).build();
    try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> closeAll(closing));
      for (int i = 0; i < CONNECTIONS; i++) {
        assertThatThrownBy(
                () ->
                    NioClient.connect(
                            new InetSocketAddress(closing.getInetAddress(), closing.getLocalPort()),
                            options)
                        .close())
            .as("connection %d", i)
            .isInstanceOf(IOException.class)
            .hasMessageMatching(
                "can't connect to .*: (the connection was closed before the TLS handshake was done"
                    + "|Connection reset|Broken pipe)");
      }
      closed.get();
    }
  }

  private static void closeAll(ServerSocket closing) {
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        closing.accept().close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aHandshakeThatTakesTooLongIsClosed() throws Exception {
    listen(
        ServerLinkOptions.builder()
            .tls(serverTls().build())
            .handshakeDeadline(Duration.ofMillis(1)));
    try (Socket silent = new Socket("localhost", listening.address().getPort())) {
      assertThat(silent.getInputStream().readAllBytes()).isEmpty();
    }
  }
}
