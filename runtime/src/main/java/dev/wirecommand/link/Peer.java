package dev.wirecommand.link;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a connection, as far as the transport can tell.
 *
 * @param transport how the connection was made
 * @param address the other end's address; null where the transport has none, as over stdio
 * @param certificates the chain that the peer has proved to be its own in the TLS handshake, its
 *     own certificate first; empty where it showed none. Immutable
 */
public record Peer(
    Transport transport, @Nullable SocketAddress address, List<X509Certificate> certificates) {
  /** How a connection was made. */
  public enum Transport {
    /** TCP, unencrypted. */
    TCP,
    /** TLS over TCP. */
    TLS,
    /** A Unix domain socket. */
    UNIX,
    /** The standard streams of a child process. */
    STDIO,
    /** Within one process. */
    IN_PROCESS,
    /** HTTP. */
    HTTP
  }

  /** Copies the list of certificates. */
  public Peer {
    certificates = List.copyOf(certificates);
  }

  /**
   * A peer without certificates.
   *
   * @param transport how the connection was made
   * @param address the other end's address, or null for none
   * @return the peer
   */
  public static Peer of(Transport transport, @Nullable SocketAddress address) {
    return new Peer(transport, address, List.of());
  }

  /**
   * The name that the peer's certificate gives it.
   *
   * @return the subject's distinguished name (RFC 2253), or null where there is no certificate
   */
  public @Nullable String identity() {
    return certificates.isEmpty() ? null : certificates.get(0).getSubjectX500Principal().getName();
  }
}
