package dev.wirecommand.link;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The TLS settings of a server. The server accepts TLS 1.2 and 1.3 and no other version. Immutable.
 *
 * <pre>{@code
 * ServerTls tls =
 *     ServerTls.builder().certificate(Path.of("server.pem"), Path.of("server.key")).build();
 * }</pre>
 */
public final class ServerTls {
  /** The JDK's names of the supported TLS versions. */
  static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private final TlsMaterial<PrivateKeyEntry> identity;
  private final ClientAuthentication clientAuthentication;
  private final @Nullable TlsMaterial<List<X509Certificate>> authorities;

  /** A server's policy on client certificates (mutual TLS). */
  public enum ClientAuthentication {
    /** The server asks for no certificate. */
    NONE,
    /** The server asks for a certificate but also accepts clients without one. */
    OPTIONAL,
    /** The server refuses clients without a certificate. */
    REQUIRED
  }

  private ServerTls(Builder builder) {
    TlsMaterial<PrivateKeyEntry> given = builder.identity;
    if (given == null) {
      throw new IllegalStateException("a TLS server needs a certificate: call certificate(...)");
    }
    this.identity = given;
    this.clientAuthentication = builder.clientAuthentication;
    this.authorities = builder.authorities;
  }

  /**
   * Returns a builder without a certificate. The caller must set one.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the server's certificate and key. Called by a transport when it begins to listen, and
   * when the files have changed. May read files.
   *
   * @return the identity
   * @throws IOException if a file cannot be read or does not hold what it should; the message names
   *     the file
   */
  public PrivateKeyEntry loadIdentity() throws IOException {
    return identity.load();
  }

  /**
   * Returns the certificate authorities that the server trusts to issue client certificates. Called
   * by a transport when it begins to listen, and when the files have changed. May read files.
   *
   * @return the authorities' certificates, at least one; null if the server trusts the authorities
   *     of the system
   * @throws IOException if a file cannot be read or does not hold what it should; the message names
   *     the file
   */
  public @Nullable List<X509Certificate> loadAuthorities() throws IOException {
    return authorities == null ? null : authorities.load();
  }

  /**
   * Returns the files from which {@link #loadIdentity} and {@link #loadAuthorities} read. A
   * transport looks at them to notice that they have changed.
   *
   * @return the files; empty if everything is in memory; immutable
   */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(identity.files());
    if (authorities != null) {
      files.addAll(authorities.files());
    }
    return List.copyOf(files);
  }

  /**
   * Returns the server's policy on client certificates.
   *
   * @return {@link ClientAuthentication#NONE} unless set
   */
  public ClientAuthentication clientAuthentication() {
    return clientAuthentication;
  }

  /**
   * Returns the TLS versions that the server accepts.
   *
   * @return the versions' names as the JDK spells them, the best first; immutable
   */
  public List<String> versions() {
    return VERSIONS;
  }

  /** A builder of {@link ServerTls}. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable TlsMaterial<PrivateKeyEntry> identity;
    private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
    private @Nullable TlsMaterial<List<X509Certificate>> authorities;

    private Builder() {}

    /**
     * Sets the server's certificate and key files. They are read when the server begins to listen,
     * and again when they have changed. A key that does not belong to the certificate is refused.
     *
     * @param chain a PEM file: the server's certificate, followed by the certificates that lead to
     *     its authority
     * @param key a PEM file: the certificate's private key in PKCS #8, without a password
     * @return this builder
     */
    public Builder certificate(Path chain, Path key) {
      identity = TlsMaterial.identity(chain, key);
      return this;
    }

    /**
     * Sets the server's certificate and private key.
     *
     * @param chain the server's certificate, followed by the certificates that lead to its
     *     authority
     * @param key the certificate's private key
     * @return this builder
     * @throws IllegalArgumentException if the chain is empty, or the key does not belong to its
     *     first certificate
     */
    public Builder certificate(List<X509Certificate> chain, PrivateKey key) {
      identity = TlsMaterial.identity(chain, key);
      return this;
    }

    /**
     * Requires a certificate from each client (mutual TLS). Handlers find it in {@link
     * Peer#certificates}.
     *
     * @param authorities a PEM file: the certificates of the authorities that issue client
     *     certificates; read when the server begins to listen, and again when it has changed
     * @return this builder
     */
    public Builder requireClients(Path authorities) {
      return clients(ClientAuthentication.REQUIRED, TlsMaterial.authorities(authorities));
    }

    /**
     * Requires a certificate from each client (mutual TLS). Handlers find it in {@link
     * Peer#certificates}.
     *
     * @param authorities the certificates of the authorities that issue client certificates
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder requireClients(List<X509Certificate> authorities) {
      return clients(ClientAuthentication.REQUIRED, TlsMaterial.authorities(authorities));
    }

    /**
     * Asks each client for a certificate but also accepts clients without one. A client with a
     * certificate that none of the authorities issued is refused.
     *
     * @param authorities the certificates of the authorities that issue client certificates
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder acceptClients(List<X509Certificate> authorities) {
      return clients(ClientAuthentication.OPTIONAL, TlsMaterial.authorities(authorities));
    }

    private Builder clients(
        ClientAuthentication authentication, TlsMaterial<List<X509Certificate>> trusted) {
      clientAuthentication = authentication;
      authorities = trusted;
      return this;
    }

    /**
     * Builds the settings.
     *
     * @return the settings
     * @throws IllegalStateException if there is no certificate
     */
    public ServerTls build() {
      return new ServerTls(this);
    }
  }
}
