package dev.wirecommand.netty;

import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate and its key: what one side of a connection proves to be. */
interface TlsIdentity {
  /** Begins a server's context with this identity. */
  SslContextBuilder server();

  /** Gives a client's context this identity. */
  void addTo(SslContextBuilder client);

  static TlsIdentity of(List<X509Certificate> chain, PrivateKey key) {
    List<X509Certificate> certificates = List.copyOf(chain);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a certificate chain has at least one certificate");
    }
    return new TlsIdentity() {
      @Override
      public SslContextBuilder server() {
        return SslContextBuilder.forServer(key, certificates);
      }

      @Override
      public void addTo(SslContextBuilder client) {
        client.keyManager(key, certificates);
      }
    };
  }

  static TlsIdentity of(Path chain, Path key) {
    return new TlsIdentity() {
      @Override
      public SslContextBuilder server() {
        return SslContextBuilder.forServer(chain.toFile(), key.toFile());
      }

      @Override
      public void addTo(SslContextBuilder client) {
        client.keyManager(chain.toFile(), key.toFile());
      }
    };
  }
}
