package dev.wirecommand.rogue;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate of rogue servers, which is its own authority. */
final class RogueCertificate {
  private static final X509Bundle BUNDLE = make();

  private RogueCertificate() {}

  private static X509Bundle make() {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=localhost")
          .addSanDnsName("localhost")
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the certificate to a file. */
  static Path authority() throws IOException {
    Path file = Files.createTempFile("rogue", ".pem");
    Files.writeString(file, BUNDLE.getCertificatePathPEM());
    return file;
  }

  static SSLContext context() {
    try {
      KeyStore store = BUNDLE.toKeyStore("".toCharArray());
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, "".toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
