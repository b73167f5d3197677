package dev.wirecommand.benchmarks.harness;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The kind of connection over which a client and its server talk, as the system property {@code
 * benchmarks.wire} names it.
 */
public enum Wire {
  /** TCP over the loopback interface. */
  TCP,
  /** A Unix domain socket, at the path in the system property {@code benchmarks.socket}. */
  UNIX,
  /** TLS by the JDK's engine, over TCP. */
  TLS,
  /** TLS by OpenSSL or BoringSSL, over TCP. */
  OPENSSL;

  /** Returns the wire of this JVM. */
  public static Wire current() {
    return valueOf(System.getProperty("benchmarks.wire", "tcp").toUpperCase(Locale.ROOT));
  }

  /** Tells whether it is TLS. */
  public boolean isEncrypted() {
    return this == TLS || this == OPENSSL;
  }

  /** Returns the path of the Unix domain socket. */
  public static Path socket() {
    return Path.of(System.getProperty("benchmarks.socket", ""));
  }

  /** Returns the file of the server's certificate, which clients trust. */
  public static Path certificate() {
    return Path.of(System.getProperty("benchmarks.tls", ""), "certificate.pem");
  }

  /** Returns the file of the server's private key. */
  public static Path key() {
    return Path.of(System.getProperty("benchmarks.tls", ""), "key.pem");
  }
}
