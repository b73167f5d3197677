package dev.wirecommand.netty;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerTls;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Certificates, created anew for each run of the tests. */
public final class Certificates {
  /** The authority that issued the certificates of the servers and of Alice. */
  public static final X509Bundle AUTHORITY = authority("the authority");

  /** An authority that issued none of the certificates. */
  public static final X509Bundle STRANGER = authority("a stranger");

  /** The certificate of a server on this machine. */
  public static final X509Bundle SERVER = server("localhost", AUTHORITY);

  /** The certificate of a server on another machine. */
  public static final X509Bundle OTHER_SERVER = server("other.example", AUTHORITY);

  /** A certificate that has expired. */
  public static final X509Bundle EXPIRED_SERVER = expired("localhost", AUTHORITY);

  /** A certificate with an RSA key. */
  public static final X509Bundle RSA_SERVER =
      server("localhost", AUTHORITY, CertificateBuilder.Algorithm.rsa2048);

  /** A certificate with an Ed25519 key. */
  public static final X509Bundle ED25519_SERVER =
      server("localhost", AUTHORITY, CertificateBuilder.Algorithm.ed25519);

  /** The certificate of a client. */
  public static final X509Bundle ALICE = client("alice", AUTHORITY);

  /** A client's certificate from an authority with the same name and another key. */
  public static final X509Bundle FALSE_ALICE = client("alice", authority("the authority"));

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
    return server(host, issuer, CertificateBuilder.Algorithm.ecp256);
  }

  private static X509Bundle server(
      String host, X509Bundle issuer, CertificateBuilder.Algorithm algorithm) {
    try {
      CertificateBuilder builder =
          new CertificateBuilder().algorithm(algorithm).subject("CN=" + host).addSanDnsName(host);
      return builder.addExtendedKeyUsageServerAuth().buildIssuedBy(issuer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Bundle expired(String host, X509Bundle issuer) {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=" + host)
          .addSanDnsName(host)
          .notBefore(Instant.now().minus(Duration.ofDays(20)))
          .notAfter(Instant.now().minus(Duration.ofDays(10)))
          .addExtendedKeyUsageServerAuth()
          .buildIssuedBy(issuer);
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

  public static List<X509Certificate> trust(X509Bundle authority) {
    return List.of(authority.getCertificate());
  }

  public static ServerTls.Builder serverTls() {
    return ServerTls.builder()
        .certificate(SERVER.getCertificatePathList(), SERVER.getKeyPair().getPrivate());
  }

  public static ClientTls.Builder clientTls() {
    return ClientTls.builder().trust(trust(AUTHORITY));
  }

  /** Returns a context for the JDK's own TLS client. */
  public static SSLContext jdkContext() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, AUTHORITY.toTrustManagerFactory().getTrustManagers(), null);
    return context;
  }

  /** Writes a PEM file. */
  public static Path pem(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
