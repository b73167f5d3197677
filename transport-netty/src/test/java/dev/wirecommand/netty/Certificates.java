package dev.wirecommand.netty;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerTls;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Certificates made for one run of the tests. */
final class Certificates {
  /** Vouches for the others. */
  static final X509Bundle AUTHORITY = authority("the authority");

  /** Vouches for nobody that matters. */
  static final X509Bundle STRANGER = authority("a stranger");

  /** A server's, on this machine. */
  static final X509Bundle SERVER = server("localhost", AUTHORITY);

  /** A server's, on another. */
  static final X509Bundle OTHER_SERVER = server("other.example", AUTHORITY);

  /** A client's. */
  static final X509Bundle ALICE = client("alice", AUTHORITY);

  /** A client's, as one says who has the authority's name and not its key. */
  static final X509Bundle FALSE_ALICE = client("alice", authority("the authority"));

  private Certificates() {}

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

  private static X509Bundle server(String host, X509Bundle issuer) {
    try {
      CertificateBuilder builder =
          new CertificateBuilder().ecp256().subject("CN=" + host).addSanDnsName(host);
      return builder.addExtendedKeyUsageServerAuth().buildIssuedBy(issuer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Bundle client(String name, X509Bundle issuer) {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=" + name)
          .addExtendedKeyUsageClientAuth()
          .buildIssuedBy(issuer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static List<X509Certificate> trust(X509Bundle authority) {
    return List.of(authority.getCertificate());
  }

  static ServerTls.Builder serverTls() {
    return ServerTls.builder()
        .certificate(SERVER.getCertificatePathList(), SERVER.getKeyPair().getPrivate());
  }

  static ClientTls.Builder clientTls() {
    return ClientTls.builder().trust(trust(AUTHORITY));
  }

  /** For a client of the JDK's own. */
  static SSLContext jdkContext() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, AUTHORITY.toTrustManagerFactory().getTrustManagers(), null);
    return context;
  }

  /** Writes a PEM file. */
  static Path pem(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
