package dev.wirecommand.link;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificates or keys that are given as objects, or as files that are read when they are needed.
 */
@FunctionalInterface
interface TlsMaterial<T> {
  /** Returns the object, reading its files if it has any. */
  T load() throws IOException;

  static TlsMaterial<TlsIdentity> identity(Path chain, Path key) {
    return () -> new TlsIdentity(PemFile.certificates(chain), PemFile.privateKey(key));
  }

  static TlsMaterial<TlsIdentity> identity(List<X509Certificate> chain, PrivateKey key) {
    TlsIdentity identity = new TlsIdentity(chain, key);
    return () -> identity;
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
