package dev.wirecommand.netty;

import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whose certificates are believed. */
interface TlsTrust {
  /** The authorities that the system believes. */
  TlsTrust SYSTEM = context -> {};

  /** Gives a context this trust. */
  void addTo(SslContextBuilder context);

  static TlsTrust of(List<X509Certificate> authorities) {
    X509Certificate[] certificates = authorities.toArray(X509Certificate[]::new);
    if (certificates.length == 0) {
      throw new IllegalArgumentException("trust needs at least one certificate");
    }
    return context -> context.trustManager(certificates);
  }

  static TlsTrust of(Path authorities) {
    return context -> context.trustManager(authorities.toFile());
  }
}
