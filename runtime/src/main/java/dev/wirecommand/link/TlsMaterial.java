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
 *
 * @param files the files that the loader reads; empty if it reads none
 */
record TlsMaterial<T>(List<Path> files, Loader<T> loader) {
  /** A function that returns certificates or keys, and may read files. */
  @FunctionalInterface
  interface Loader<T> {
    T load() throws IOException;
  }

  /** Returns the certificates or keys. Reads them from the source's files, if it has any. */
  T load() throws IOException {
    return loader.load();
  }

  static TlsMaterial<PrivateKeyEntry> identity(Path chain, Path key) {
    return new TlsMaterial<>(
        List.of(chain, key),
        () -> {
          List<X509Certificate> certificates = PemFile.certificates(chain);
          PrivateKey privateKey = PemFile.privateKey(key);
          int owner = KeyMatch.find(certificates, privateKey);
          if (owner > 0) {
            throw new IOException(
                "the certificate of the key in "
                    + key
                    + " is number "
                    + (owner + 1)
                    + " in "
                    + chain
                    + "; it must come first, followed by those that lead to its authority");
          }
          if (owner < 0) {
            throw new IOException(
                "the key in "
                    + key
                    + " does not belong to the certificate in "
                    + chain
                    + "; give the key for which the certificate was issued");
          }
          return entry(certificates, privateKey);
        });
  }

  static TlsMaterial<PrivateKeyEntry> identity(List<X509Certificate> chain, PrivateKey key) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certificate chain has at least one certificate");
    }
    if (KeyMatch.find(chain, key) != 0) {
      throw new IllegalArgumentException(
          "the key does not belong to the first certificate of the chain; give the key for which"
              + " it was issued, and put the certificate first");
    }
    PrivateKeyEntry identity = entry(chain, key);
    return new TlsMaterial<>(List.of(), () -> identity);
  }

  private static PrivateKeyEntry entry(List<X509Certificate> chain, PrivateKey key) {
    return new PrivateKeyEntry(key, chain.toArray(new X509Certificate[0]));
  }

  static TlsMaterial<List<X509Certificate>> authorities(Path file) {
    return new TlsMaterial<>(List.of(file), () -> PemFile.certificates(file));
  }

  static TlsMaterial<List<X509Certificate>> authorities(List<X509Certificate> certificates) {
    List<X509Certificate> copy = List.copyOf(certificates);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("trust needs at least one certificate");
    }
    return new TlsMaterial<>(List.of(), () -> copy);
  }
}
