package dev.wirecommand.link;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and its private key, with which one side of a TLS connection proves its identity.
 * Immutable.
 *
 * @param chain the certificate, followed by the certificates that lead to its authority; at least
 *     one. Copied
 * @param key the private key of the first certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
  /**
   * Copies the chain.
   *
   * @throws IllegalArgumentException if the chain is empty
   */
  public TlsIdentity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certificate chain has at least one certificate");
    }
  }

  /** Returns the name of the certificate's subject; the key is not shown. */
  @Override
  public String toString() {
    return "TlsIdentity[" + chain.get(0).getSubjectX500Principal().getName() + "]";
  }
}
