package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.CertificateStore;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server's certificates change on disk. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ReloadTest {
  private static final long PERIOD = Duration.ofSeconds(3).toNanos();
  private static final Logger LOG = Logger.getLogger(CertificateStore.class.getName());

  @TempDir private Path folder;
  private Path chain;
  private Path key;
  private long now = Long.MAX_VALUE - 7;
  private long written = 1_000_000_000_000L;
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void begin() throws IOException {
    chain = folder.resolve("server.pem");
    key = folder.resolve("server.key");
    write(Certificates.SERVER);
    LOG.addHandler(recorder);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void end() {
    LOG.removeHandler(recorder);
    LOG.setUseParentHandlers(true);
  }

  private void write(X509Bundle bundle) throws IOException {
    write(chain, bundle.getCertificatePathPEM());
    write(key, bundle.getPrivateKeyPEM());
  }

  /** Writes a file with a modification time of its own. */
  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(written += 1_000));
  }

  private ServerTls settings() {
    return ServerTls.builder().certificate(chain, key).build();
  }

  private ServerCertificates certificates(TlsProvider provider) throws IOException {
    return new ServerCertificates(settings(), provider, () -> now);
  }

  /** Returns the subject of the certificate that a new connection gets, after a handshake. */
  private static String subject(ServerCertificates certificates) throws Exception {
    SSLEngine engine = Certificates.jdkContext().createSSLEngine();
    engine.setUseClientMode(true);
    EmbeddedChannel client = new EmbeddedChannel(new SslHandler(engine));
    EmbeddedChannel server =
        new EmbeddedChannel(certificates.newHandler(UnpooledByteBufAllocator.DEFAULT));
    try {
      while (carry(client, server) || carry(server, client)) {
        client.runPendingTasks();
        server.runPendingTasks();
      }
      return engine.getSession().getPeerPrincipal().getName();
    } finally {
      client.finishAndReleaseAll();
      server.finishAndReleaseAll();
    }
  }

  /** Carries what one side has written to the other. Returns whether there was anything. */
  private static boolean carry(EmbeddedChannel from, EmbeddedChannel to) {
    Object written = from.readOutbound();
    if (written == null) {
      return false;
    }
    to.writeInbound(written);
    return true;
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void areLoadedAnewWhenTheirFilesHaveChanged(TlsProvider provider) throws Exception {
    try (ServerCertificates certificates = certificates(provider)) {
      assertThat(subject(certificates)).isEqualTo("CN=localhost");
      write(Certificates.OTHER_SERVER);
      now += PERIOD - 1;
      assertThat(subject(certificates)).isEqualTo("CN=localhost");
      assertThat(logged).isEmpty();
      now++;
      assertThat(subject(certificates)).isEqualTo("CN=other.example");
      assertThat(logged)
          .containsExactly(
              "INFO the certificates in [" + chain + ", " + key + "] were loaded anew");
    }
  }

  @Test
  void areLoadedAnewWhenTheAuthoritiesOfClientsHaveChanged() throws Exception {
    Path root = folder.resolve("root.pem");
    write(root, Certificates.STRANGER.getCertificatePEM());
    ServerTls tls = ServerTls.builder().certificate(chain, key).requireClients(root).build();
    try (ServerCertificates certificates =
        new ServerCertificates(tls, TlsProvider.JDK, () -> now)) {
      certificates.newHandler(UnpooledByteBufAllocator.DEFAULT);
      write(root, Certificates.AUTHORITY.getCertificatePEM());
      now += PERIOD;
      certificates.newHandler(UnpooledByteBufAllocator.DEFAULT);
      assertThat(logged)
          .containsExactly(
              "INFO the certificates in ["
                  + chain
                  + ", "
                  + key
                  + ", "
                  + root
                  + "] were loaded anew");
      write(root, "nothing");
      now += PERIOD;
      certificates.newHandler(UnpooledByteBufAllocator.DEFAULT);
      assertThat(logged)
          .hasSize(2)
          .last()
          .isEqualTo(
              "WARNING the certificates have changed but cannot be used, so the old ones stay in"
                  + " use: can't use TLS: there is no PEM certificate in "
                  + root);
    }
  }

  @Test
  void areKeptWhileTheNewOnesCannotBeUsed() throws Exception {
    try (ServerCertificates certificates = certificates(TlsProvider.JDK)) {
      write(chain, Certificates.OTHER_SERVER.getCertificatePathPEM());
      String warning =
          "WARNING the certificates have changed but cannot be used, so the old ones stay in use:"
              + " can't use TLS: the key in "
              + key
              + " does not belong to the certificate in "
              + chain
              + "; give the key for which the certificate was issued";
      for (int i = 0; i < 3; i++) {
        now += PERIOD;
        assertThat(subject(certificates)).isEqualTo("CN=localhost");
        assertThat(logged).containsExactly(warning);
      }
      write(key, Certificates.OTHER_SERVER.getPrivateKeyPEM());
      now += PERIOD;
      assertThat(subject(certificates)).isEqualTo("CN=other.example");
      assertThat(logged).hasSize(2);
    }
  }

  @Test
  void areKeptWhileAFileIsMissing() throws Exception {
    try (ServerCertificates certificates = certificates(TlsProvider.JDK)) {
      Files.delete(key);
      now += PERIOD;
      assertThat(subject(certificates)).isEqualTo("CN=localhost");
      now += PERIOD;
      assertThat(subject(certificates)).isEqualTo("CN=localhost");
      assertThat(logged)
          .containsExactly(
              "WARNING the certificates have changed but cannot be used, so the old ones stay in"
                  + " use: can't use TLS: there is no file "
                  + key);
      // The files are as they were when they were loaded.
      Files.writeString(key, Certificates.SERVER.getPrivateKeyPEM());
      Files.setLastModifiedTime(key, FileTime.fromMillis(written));
      now += PERIOD;
      assertThat(subject(certificates)).isEqualTo("CN=localhost");
      assertThat(logged).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OPENSSL"})
  void areLoadedAnewOnDemandAndOpenConnectionsStay(TlsProvider provider) throws Exception {
    NettyServerOptions options =
        NettyServerOptions.builder()
            .link(ServerLinkOptions.builder().tls(settings()).build())
            .tlsProvider(provider)
            .build();
    try (WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();
        NettyServer listening =
            NettyServer.bind(server, new InetSocketAddress("127.0.0.1", 0), options);
        NettyClient before = connect(listening, "localhost")) {
      write(Certificates.OTHER_SERVER);
      listening.reloadCertificates();
      try (NettyClient after = connect(listening, "other.example")) {
        assertThat(EchoCalls.echo(after, "new").get()).isEqualTo("new");
      }
      assertThat(EchoCalls.echo(before, "old").get()).isEqualTo("old");
      write(key, "nothing");
      assertThatThrownBy(listening::reloadCertificates)
          .isInstanceOf(IOException.class)
          .hasMessage("can't use TLS: there is no PEM private key in " + key);
      connect(listening, "other.example").close();
      listening.close();
      write(Certificates.SERVER);
      assertThatThrownBy(listening::reloadCertificates)
          .isInstanceOf(IOException.class)
          .hasMessage("the server is closed");
    }
  }

  @Test
  void thereIsNothingToLoadWithoutTls() throws Exception {
    try (WireServer server = WireServer.builder().build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      assertThatThrownBy(listening::reloadCertificates)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "there are no certificates to reload: the server listens without TLS settings");
    }
  }

  @Test
  void certificatesInMemoryHaveNoFiles() {
    assertThat(Certificates.serverTls().build().files()).isEmpty();
    Path root = folder.resolve("root.pem");
    assertThat(ServerTls.builder().certificate(chain, key).requireClients(root).build().files())
        .isEqualTo(List.of(chain, key, root));
  }

  private static NettyClient connect(NettyServer listening, String name) throws IOException {
    ClientTls tls = Certificates.clientTls().serverName(name).build();
    return NettyClient.connect(listening.address(), ClientOptions.builder().tls(tls).build());
  }
}
