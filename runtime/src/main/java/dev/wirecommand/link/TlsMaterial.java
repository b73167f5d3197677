package dev.wirecommand.link;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A source of certificates or keys. It is an object in memory, or files that are read when they are
 * needed.
 */
@FunctionalInterface
interface TlsMaterial<T> {
  /** Returns the certificates or keys. Reads them from the source's files, if it has any. */
  T load() throws IOException;

  static TlsMaterial<PrivateKeyEntry> identity(Path chain, Path key) {
    return () -> entry(PemFile.certificates(chain), PemFile.privateKey(key));
  }

  static TlsMaterial<PrivateKeyEntry> identity(List<X509Certificate> chain, PrivateKey key) {
    PrivateKeyEntry identity = entry(chain, key);
    return () -> identity;
  }

  private static PrivateKeyEntry entry(List<X509Certificate> chain, PrivateKey key) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certificate chain has at least one certificate");
    }
    return new PrivateKeyEntry(key, chain.toArray(new X509Certificate[0]));
  }

  static TlsMaterial<List<X509Certificate>> authorities(Path file) {
    return () -> PemFile.certificates(file);
  }

  static TlsMaterial<List<X509Certificate>> authorities(List<X509Certificate> certificates) {
    List<X509Certificate> copy = List.copyOf(certificates);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("trust needs at least one certificate");
    }
    return () -> copy;
  }
}
