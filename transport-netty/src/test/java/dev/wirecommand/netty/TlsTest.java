package dev.wirecommand.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.server.WireServer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class TlsTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Frame 1 1 stream-begin command-request new, {'args': {'text': 'hi'}, 'name': 'echo'}. */
  private static final byte[] ECHO =
      HEX.parseHex("1900000100010111a24461726773a14474657874626869446e616d65446563686f");

  private static final byte[] WAIT = HEX.parseHex("0b00000100010111a1446e616d654477616974");

  private final EchoDispatch dispatch = new EchoDispatch();
  private final Connections connections = new Connections();
  private final WireServer server =
      WireServer.builder()
          .dispatch(dispatch)
          .dispatch(new PeerDispatch())
          .listener(connections)
          .build();
  private NettyServer listening;

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    listening.close();
    server.close();
  }

  private void listen(ServerTls.Builder tls) throws IOException {
    listen(tls, TlsProvider.AUTOMATIC);
  }

  private void listen(ServerTls.Builder tls, TlsProvider provider) throws IOException {
    ServerLinkOptions link = ServerLinkOptions.builder().tls(tls.build()).build();
    listening =
        NettyServer.bind(
            server,
            new InetSocketAddress("localhost", 0),
            NettyServerOptions.builder().link(link).tlsProvider(provider).build());
  }

  private NettyClient connect(ClientTls.Builder tls) throws IOException {
    return connect(tls, TlsProvider.AUTOMATIC);
  }

  private NettyClient connect(ClientTls.Builder tls, TlsProvider provider) throws IOException {
    return connect("localhost", tls, provider);
  }

  private NettyClient connect(String host, ClientTls.Builder tls, TlsProvider provider)
      throws IOException {
    ClientOptions client = ClientOptions.builder().tls(tls.build()).build();
    return NettyClient.connect(
        new InetSocketAddress(host, listening.address().getPort()),
        NettyClientOptions.builder().client(client).tlsProvider(provider).build());
  }

  @ParameterizedTest
  @CsvSource({"JDK, JDK", "JDK, OPENSSL", "OPENSSL, JDK", "OPENSSL, OPENSSL"})
  void carriesCalls(TlsProvider serverProvider, TlsProvider clientProvider) throws Exception {
    byte[] data = new byte[1_000_000];
    new Random(7).nextBytes(data);
    listen(Certificates.serverTls(), serverProvider);
    try (NettyClient client = connect(Certificates.clientTls(), clientProvider)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThat(EchoCalls.call(client, "data", data).join().bytes()).isEqualTo(data);
      assertThat(PeerDispatch.ask(client)).isEqualTo("TLS null of 0");
    }
    assertThat(connections.take()).isEqualTo("opened TLS");
    // An ordinary end, with close_notify.
    assertThat(connections.take()).isEqualTo("closed null");
  }

  @ParameterizedTest
  @EnumSource
  void enablesTls12And13Only(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls());
    SslContext served = TlsContexts.forServer(Certificates.serverTls().build(), provider);
    SslContext called = TlsContexts.forClient(Certificates.clientTls().build(), provider);
    for (SslContext context : List.of(served, called)) {
      SSLEngine engine = context.newEngine(ByteBufAllocator.DEFAULT);
      // OpenSSL always lists SSLv2Hello, but does not use it.
      assertThat(Arrays.stream(engine.getEnabledProtocols()).filter(v -> !v.equals("SSLv2Hello")))
          .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
      ReferenceCountUtil.release(engine);
      ReferenceCountUtil.release(context);
    }
  }

  @ParameterizedTest
  @CsvSource({"JDK, TLSv1.2", "JDK, TLSv1.3", "OPENSSL, TLSv1.2", "OPENSSL, TLSv1.3"})
  void answersEachVersion(TlsProvider provider, String version) throws Exception {
    listen(Certificates.serverTls(), provider);
    try (SSLSocket socket = socket(version)) {
      socket.getOutputStream().write(ECHO);
      assertThat(HEX.formatHex(socket.getInputStream().readNBytes(11)))
          .isEqualTo("0300000100020146626869");
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  private SSLSocket socket(String version) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            Certificates.jdkContext()
                .getSocketFactory()
                .createSocket("localhost", listening.address().getPort());
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  @Test
  void answersAfterTheClientHasEndedItsOutput() throws Exception {
    listen(Certificates.serverTls(), TlsProvider.JDK);
    try (SSLSocket socket = socket("TLSv1.3")) {
      socket.getOutputStream().write(WAIT);
      dispatch.waiting.await();
      socket.shutdownOutput();
      dispatch.mayAnswer.countDown();
      assertThat(HEX.formatHex(socket.getInputStream().readAllBytes()))
          .isEqualTo("0100000100020146f6");
    }
  }

  @ParameterizedTest
  @CsvSource({"JDK, TLSv1.2", "OPENSSL, TLSv1.2", "OPENSSL, TLSv1.3"})
  void endsWithTheClientsOutput(TlsProvider provider, String version) throws Exception {
    listen(Certificates.serverTls(), provider);
    try (SSLSocket socket = socket(version)) {
      socket.getOutputStream().write(WAIT);
      dispatch.waiting.await();
      socket.close();
      assertThat(connections.take()).isEqualTo("opened TLS");
      assertThat(connections.take())
          .isEqualTo("closed the peer ended the TLS connection, which ends both of its directions");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void tellsACutConnectionFromOneThatEnds(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls(), provider);
    try (Socket plain = new Socket("localhost", listening.address().getPort());
        SSLSocket socket =
            (SSLSocket)
                Certificates.jdkContext()
                    .getSocketFactory()
                    .createSocket(plain, "localhost", plain.getPort(), false)) {
      socket.getOutputStream().write(ECHO);
      assertThat(HEX.formatHex(socket.getInputStream().readNBytes(11)))
          .isEqualTo("0300000100020146626869");
      plain.shutdownOutput();
      assertThat(connections.take()).isEqualTo("opened TLS");
      assertThat(connections.take())
          .isEqualTo("closed the TLS connection was cut: it ended without close_notify");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void callsUnderWayEndWhenTheServerGoes(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls(), provider);
    try (NettyClient client = connect(Certificates.clientTls(), provider)) {
      CompletableFuture<?> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      listening.close();
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the server closed the connection");
    }
  }

  @ParameterizedTest
  @CsvSource({"JDK, JDK", "JDK, OPENSSL", "OPENSSL, JDK", "OPENSSL, OPENSSL"})
  void knowsAClientByItsCertificate(TlsProvider serverProvider, TlsProvider clientProvider)
      throws Exception {
    listen(
        Certificates.serverTls().requireClients(Certificates.trust(Certificates.AUTHORITY)),
        serverProvider);
    ClientTls.Builder alice =
        Certificates.clientTls()
            .certificate(
                Certificates.ALICE.getCertificatePathList(),
                Certificates.ALICE.getKeyPair().getPrivate());
    try (NettyClient client = connect(alice, clientProvider)) {
      assertThat(PeerDispatch.ask(client)).isEqualTo("TLS CN=alice of 1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void refusesAClientWithoutACertificate(TlsProvider provider) throws Exception {
    listen(
        Certificates.serverTls().requireClients(Certificates.trust(Certificates.AUTHORITY)),
        provider);
    assertRefused(Certificates.clientTls());
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void refusesAClientOfAnotherAuthority(TlsProvider provider) throws Exception {
    listen(
        Certificates.serverTls().acceptClients(Certificates.trust(Certificates.AUTHORITY)),
        provider);
    assertRefused(
        Certificates.clientTls()
            .certificate(
                Certificates.FALSE_ALICE.getCertificatePathList(),
                Certificates.FALSE_ALICE.getKeyPair().getPrivate()));
    try (NettyClient anonymous = connect(Certificates.clientTls())) {
      assertThat(PeerDispatch.ask(anonymous)).isEqualTo("TLS null of 0");
    }
  }

  /** In TLS 1.3 a client may learn only after its handshake that the server refuses it. */
  private void assertRefused(ClientTls.Builder tls) {
    assertThatThrownBy(
            () -> {
              try (NettyClient client = connect(tls, TlsProvider.JDK)) {
                EchoCalls.echo(client, "hi").get();
              }
            })
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(IOException.class),
            failure -> assertThat(failure).hasCauseInstanceOf(ConnectionException.class));
    assertThat(connections.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void refusesAServerOfAnotherAuthority(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls());
    ClientTls.Builder tls = ClientTls.builder().trust(Certificates.trust(Certificates.STRANGER));
    String message = "no authority that this side trusts issued the peer's certificate;";
    assertCantConnect("localhost", tls, provider, message);
    assertCantConnect("localhost", ClientTls.builder(), provider, message);
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void verifiesTheServersName(TlsProvider provider) throws Exception {
    listen(
        ServerTls.builder()
            .certificate(
                Certificates.OTHER_SERVER.getCertificatePathList(),
                Certificates.OTHER_SERVER.getKeyPair().getPrivate()));
    assertCantConnect(
        "localhost",
        Certificates.clientTls(),
        provider,
        "No subject alternative DNS name matching localhost found");
    try (NettyClient client =
        connect(Certificates.clientTls().serverName("other.example"), provider)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
    try (NettyClient client =
        connect(Certificates.clientTls().withoutHostVerification(), provider)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    }
    // The certificate does not contain the address either.
    assertCantConnect(
        "127.0.0.1",
        Certificates.clientTls(),
        provider,
        "No subject alternative names matching IP address 127.0.0.1 found");
  }

  private void assertCantConnect(
      String host, ClientTls.Builder tls, TlsProvider provider, String message) {
    assertThatThrownBy(() -> connect(host, tls, provider).close())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("can't connect to ")
        .hasMessageContaining(message)
        .hasCauseInstanceOf(SSLException.class);
  }

  @Test
  void aServerThatSpeaksNoTlsIsNoServer() throws Exception {
    listening = NettyServer.bind(server, new InetSocketAddress("localhost", 0));
    for (TlsProvider provider : List.of(TlsProvider.JDK, TlsProvider.OPENSSL)) {
      assertCantConnect(
          "localhost",
          Certificates.clientTls(),
          provider,
          "the peer sent a frame instead of a TLS record: give both ends TLS settings, or neither");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aClientWithoutTlsIsToldWhatTheServerSpeaks(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls(), provider);
    try (NettyClient client =
        NettyClient.connect(new InetSocketAddress("localhost", listening.address().getPort()))) {
      assertThatThrownBy(() -> EchoCalls.echo(client, "hi").join())
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage(
              "the peer sent a TLS record instead of a frame: give both ends TLS settings, or"
                  + " neither");
    }
    assertThat(connections.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void aServerThatSpeaksSshIsNamed(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls());
    try (ServerSocket ssh = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = ssh.accept()) {
                  socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
                  socket.shutdownOutput();
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // The client has gone.
                  return;
                }
              });
      ClientOptions options = ClientOptions.builder().tls(Certificates.clientTls().build()).build();
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", ssh.getLocalPort());
      assertThatThrownBy(
              () ->
                  NettyClient.connect(
                          address,
                          NettyClientOptions.builder()
                              .client(options)
                              .tlsProvider(provider)
                              .build())
                      .close())
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't connect to "
                  + address
                  + ": the peer sent an SSH banner 'SSH-2.0-x' instead of a TLS record: check the"
                  + " server's address and port");
      answered.join();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void anExpiredCertificateIsNamed(TlsProvider provider) throws Exception {
    listen(
        ServerTls.builder()
            .certificate(
                Certificates.EXPIRED_SERVER.getCertificatePathList(),
                Certificates.EXPIRED_SERVER.getKeyPair().getPrivate()));
    assertThatThrownBy(() -> connect("127.0.0.1", Certificates.clientTls(), provider).close())
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "can't connect to /127\\.0\\.0\\.1:\\d+: the peer's certificate has expired"
                + " \\(NotAfter: [^()]+\\); renew it");
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void anUnknownAuthorityIsNamed(TlsProvider provider) throws Exception {
    listen(Certificates.serverTls());
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", listening.address().getPort());
    ClientTls.Builder tls =
        ClientTls.builder()
            .trust(Certificates.trust(Certificates.STRANGER))
            .serverName("localhost");
    assertThatThrownBy(() -> connect("127.0.0.1", tls, provider).close())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't connect to "
                + address
                + ": no authority that this side trusts issued the peer's certificate; trust its"
                + " authority with ClientTls.trust, or ServerTls.requireClients on a server");
  }

  @ParameterizedTest
  @CsvSource({"JDK, JDK", "JDK, OPENSSL", "OPENSSL, JDK", "OPENSSL, OPENSSL"})
  void aClientLearnsThatItNeedsACertificate(TlsProvider serverProvider, TlsProvider clientProvider)
      throws Exception {
    listen(
        Certificates.serverTls().requireClients(Certificates.trust(Certificates.AUTHORITY)),
        serverProvider);
    assertThatThrownBy(
            () -> {
              try (NettyClient client = connect(Certificates.clientTls(), clientProvider)) {
                EchoCalls.echo(client, "hi").join();
              }
            })
        .satisfiesAnyOf(
            failure ->
                assertThat(failure)
                    .hasStackTraceContaining(
                        "the peer requires a certificate; give this side one with"
                            + " ClientTls.certificate"),
            failure -> {
              // Older JDKs send the alert bad_certificate instead of certificate_required.
              assertThat(serverProvider).isEqualTo(TlsProvider.JDK);
              assertThat(failure)
                  .hasStackTraceContaining(
                      "the peer did not accept this side's certificate, or requires one and got"
                          + " none (bad_certificate); check its authority, name and dates, or give"
                          + " one with ClientTls.certificate");
            });
  }

  @Test
  void aKeyOfAnotherCertificateIsRefusedAtOnce(@TempDir Path folder) throws Exception {
    Path chain =
        Certificates.pem(
            folder,
            "server.pem",
            Certificates.SERVER.getCertificatePEM() + Certificates.AUTHORITY.getCertificatePEM());
    Path key = Certificates.pem(folder, "other.key", Certificates.ALICE.getPrivateKeyPEM());
    Path rsa = Certificates.pem(folder, "rsa.key", Certificates.RSA_SERVER.getPrivateKeyPEM());
    Path root = Certificates.pem(folder, "root.key", Certificates.AUTHORITY.getPrivateKeyPEM());
    listen(Certificates.serverTls());
    for (Path wrong : List.of(key, rsa)) {
      String message =
          "can't use TLS: the key in "
              + wrong
              + " does not belong to the certificate in "
              + chain
              + "; give the key for which the certificate was issued";
      assertThatThrownBy(() -> listen(ServerTls.builder().certificate(chain, wrong)))
          .isInstanceOf(IOException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> connect(Certificates.clientTls().certificate(chain, wrong)))
          .isInstanceOf(IOException.class)
          .hasMessage(message);
    }
    assertThatThrownBy(() -> listen(ServerTls.builder().certificate(chain, root)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "can't use TLS: the certificate of the key in "
                + root
                + " is number 2 in "
                + chain
                + "; it must come first, followed by those that lead to its authority");
    assertThatThrownBy(
            () ->
                ServerTls.builder()
                    .certificate(
                        Certificates.SERVER.getCertificatePathList(),
                        Certificates.ALICE.getKeyPair().getPrivate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the key does not belong to the first certificate of the chain; give the key for which"
                + " it was issued, and put the certificate first");
  }

  @Test
  void aKeyOfEachKindBelongsToItsCertificate() throws Exception {
    for (X509Bundle bundle :
        List.of(Certificates.SERVER, Certificates.RSA_SERVER, Certificates.ED25519_SERVER)) {
      listen(
          ServerTls.builder()
              .certificate(bundle.getCertificatePathList(), bundle.getKeyPair().getPrivate()),
          TlsProvider.JDK);
      try (NettyClient client = connect(Certificates.clientTls(), TlsProvider.JDK)) {
        assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      }
      listening.close();
    }
  }

  @Test
  void aClientThatSpeaksNoTlsReachesNoEngine() throws Exception {
    listen(Certificates.serverTls());
    try (Socket socket = new Socket("localhost", listening.address().getPort())) {
      socket.getOutputStream().write(ECHO);
      // The server may send an alert before it closes the connection.
      assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(10);
    }
    assertThat(connections.isEmpty()).isTrue();
  }

  @Test
  void readsCertificatesFromFiles(@TempDir Path folder) throws Exception {
    Path chain =
        Certificates.pem(folder, "server.pem", Certificates.SERVER.getCertificatePathPEM());
    Path key = Certificates.pem(folder, "server.key", Certificates.SERVER.getPrivateKeyPEM());
    Path root = Certificates.pem(folder, "root.pem", Certificates.AUTHORITY.getCertificatePEM());
    Path alice = Certificates.pem(folder, "alice.pem", Certificates.ALICE.getCertificatePathPEM());
    Path aliceKey = Certificates.pem(folder, "alice.key", Certificates.ALICE.getPrivateKeyPEM());
    listen(ServerTls.builder().certificate(chain, key).requireClients(root));
    try (NettyClient client =
        connect(ClientTls.builder().trust(root).certificate(alice, aliceKey))) {
      assertThat(PeerDispatch.ask(client)).isEqualTo("TLS CN=alice of 1");
    }
  }

  @Test
  void saysWhichFileIsWrong(@TempDir Path folder) throws Exception {
    listen(Certificates.serverTls());
    Path nothing = folder.resolve("nothing.pem");
    Path key = Certificates.pem(folder, "server.key", Certificates.SERVER.getPrivateKeyPEM());
    assertThatThrownBy(() -> listen(ServerTls.builder().certificate(nothing, key)))
        .isInstanceOf(IOException.class)
        .hasMessage("can't use TLS: there is no file " + nothing);
    assertThatThrownBy(() -> connect(ClientTls.builder().trust(nothing)))
        .isInstanceOf(IOException.class)
        .hasMessage("can't use TLS: there is no file " + nothing);
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    listen(Certificates.serverTls());
    assertThatThrownBy(() -> ServerTls.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a TLS server needs a certificate: call certificate(...)");
    assertThatThrownBy(() -> ClientTls.builder().trust(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trust needs at least one certificate");
    assertThatThrownBy(
            () ->
                ServerTls.builder()
                    .certificate(List.of(), Certificates.SERVER.getKeyPair().getPrivate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a certificate chain has at least one certificate");
  }
}
