package dev.wirecommand.abuse;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Certificates, created anew for each run of the tests. */
final class Certificates {
  private static final X509Bundle AUTHORITY = authority();
  private static final X509Bundle SERVER = server();

  private Certificates() {}

  private static CertificateBuilder named(String name) {
    return new CertificateBuilder().ecp256().subject("CN=" + name);
  }

  private static X509Bundle authority() {
    try {
      return named("the authority").setIsCertificateAuthority(true).buildSelfSigned();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Bundle server() {
    try {
      return named("localhost")
          .addSanDnsName("localhost")
          .addExtendedKeyUsageServerAuth()
          .buildIssuedBy(AUTHORITY);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static List<X509Certificate> trusted() {
    return List.of(AUTHORITY.getCertificate());
  }

  /** Returns a context for the JDK's own TLS client. */
  static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, AUTHORITY.toTrustManagerFactory().getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the certificate and the key of a server into a folder. */
  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(AbusedServer.CERTIFICATE), SERVER.getCertificatePathPEM());
    Files.writeString(folder.resolve(AbusedServer.KEY), SERVER.getPrivateKeyPEM());
  }
}
