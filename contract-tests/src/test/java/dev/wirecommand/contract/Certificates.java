package dev.wirecommand.contract;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ServerTls;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates, created anew for each run of the tests. */
final class Certificates {
  private static final X509Bundle AUTHORITY = authority();
  private static final X509Bundle SERVER =
      issued(named("localhost").addSanDnsName("localhost").addExtendedKeyUsageServerAuth());
  private static final X509Bundle ALICE = issued(named("alice").addExtendedKeyUsageClientAuth());

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

  private static X509Bundle issued(CertificateBuilder builder) {
    try {
      return builder.buildIssuedBy(AUTHORITY);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<X509Certificate> trusted() {
    return List.of(AUTHORITY.getCertificate());
  }

  static ServerTls.Builder server() {
    return ServerTls.builder()
        .certificate(SERVER.getCertificatePathList(), SERVER.getKeyPair().getPrivate());
  }

  static ServerTls.Builder serverThatKnowsClients() {
    return server().requireClients(trusted());
  }

  static ClientTls.Builder client() {
    return ClientTls.builder().trust(trusted());
  }

  static ClientTls.Builder knownClient() {
    return client().certificate(ALICE.getCertificatePathList(), ALICE.getKeyPair().getPrivate());
  }
}
