package dev.wirecommand.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, as described by the transport. Immutable.
 *
 * <p>On a server behind a proxy that sends PROXY headers, the peer is the client of the proxy
 * ({@link ServerLinkOptions.Builder#proxyProtocolFrom}).
 *
 * @param transport the transport of the connection
 * @param address the peer's address; null if it has none, as over stdio
 * @param certificates the certificate chain that the peer presented and proved in the TLS
 *     handshake, its own certificate first; empty if it presented none. Immutable
 * @param credentials who runs the peer's process; null except over Unix domain sockets, and on
 *     platforms that do not tell, such as Windows
 */
public record Peer(
    Transport transport,
    @Nullable SocketAddress address,
    List<X509Certificate> certificates,
    @Nullable UnixCredentials credentials) {
  /** The kinds of transport. */
  public enum Transport {
    /** Unencrypted TCP. */
    TCP,
    /**
     * TLS over TCP. On a server behind a proxy, also a connection whose PROXY header says that the
     * client's connection to the proxy uses TLS; such a peer has no certificates.
     */
    TLS,
    /** A Unix domain socket. */
    UNIX,
    /** The standard streams of a child process. */
    STDIO,
    /** A connection within one process. */
    IN_PROCESS,
    /** HTTP. */
    HTTP
  }

  /**
   * Who runs the process at the other end of a Unix domain socket, as the operating system says. A
   * peer can't forge it. Immutable.
   *
   * @param user the name of the effective user; the number in decimal where the user has no name
   * @param group the name of the effective group; the number in decimal where the group has no name
   * @param ids the numbers, or null where the transport does not learn them
   */
  public record UnixCredentials(String user, String group, @Nullable Ids ids) {
    /**
     * The numbers of a process, its user and its group.
     *
     * @param uid the effective user
     * @param gid the effective group
     * @param pid the process at the time when it connected or began to listen
     */
    public record Ids(int uid, int gid, int pid) {}

    private static final Path SELF = Path.of("/proc/self");

    /**
     * Returns the name of the user that runs this process, in the form of {@link #user}.
     *
     * @return the name
     */
    public static String ownUser() {
      try {
        return Files.readAttributes(SELF, PosixFileAttributes.class).owner().getName();
      } catch (IOException | UnsupportedOperationException e) {
        // There is no /proc here.
        return System.getProperty("user.name");
      }
    }
  }

  /** Creates a peer with a copy of the list of certificates. */
  public Peer {
    certificates = List.copyOf(certificates);
  }

  /**
   * Creates a peer without credentials.
   *
   * @param transport the transport of the connection
   * @param address the peer's address, or null for none
   * @param certificates the certificate chain of the peer
   */
  public Peer(
      Transport transport, @Nullable SocketAddress address, List<X509Certificate> certificates) {
    this(transport, address, certificates, null);
  }

  /**
   * Returns a peer at the other end of a Unix domain socket.
   *
   * @param address the peer's address, or null for none
   * @param credentials who runs its process, or null if that is not known
   * @return the peer
   */
  public static Peer unix(@Nullable SocketAddress address, @Nullable UnixCredentials credentials) {
    return new Peer(Transport.UNIX, address, List.of(), credentials);
  }

  /**
   * Returns a peer without certificates.
   *
   * @param transport the transport of the connection
   * @param address the peer's address, or null for none
   * @return the peer
   */
  public static Peer of(Transport transport, @Nullable SocketAddress address) {
    return new Peer(transport, address, List.of());
  }

  /**
   * Returns the subject name in the peer's certificate.
   *
   * @return the distinguished name (RFC 2253), or null if the peer presented no certificate
   */
  public @Nullable String identity() {
    return certificates.isEmpty() ? null : certificates.get(0).getSubjectX500Principal().getName();
  }
}
