package dev.wirecommand.link;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The TLS settings of a client. The client offers TLS 1.2 and 1.3 and no other version. Immutable.
 *
 * <p>The server must present a certificate that a trusted authority issued for the host name that
 * the client connects to.
 */
public final class ClientTls {
  /**
   * The default settings. The client trusts the authorities of the system and presents no
   * certificate.
   */
  public static final ClientTls DEFAULT = builder().build();

  private final @Nullable TlsMaterial<PrivateKeyEntry> identity;
  private final @Nullable TlsMaterial<List<X509Certificate>> authorities;
  private final @Nullable String serverName;
  private final boolean verifiesHost;

  private ClientTls(Builder builder) {
    this.identity = builder.identity;
    this.authorities = builder.authorities;
    this.serverName = builder.serverName;
    this.verifiesHost = builder.verifiesHost;
  }

  /**
   * Returns a builder with the settings of {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the client's certificate and key. Called by a transport for each connection. May read
   * files.
   *
   * @return the identity, or null if the client has no certificate
   * @throws IOException if a file cannot be read or does not hold what it should; the message names
   *     the file
   */
  public @Nullable PrivateKeyEntry loadIdentity() throws IOException {
    return identity == null ? null : identity.load();
  }

  /**
   * Returns the certificate authorities that the client trusts. Called by a transport for each
   * connection. May read files.
   *
   * @return the authorities' certificates, at least one; null if the client trusts the authorities
   *     of the system
   * @throws IOException if a file cannot be read or does not hold what it should; the message names
   *     the file
   */
  public @Nullable List<X509Certificate> loadAuthorities() throws IOException {
    return authorities == null ? null : authorities.load();
  }

  /**
   * Returns the host name that the server's certificate must have.
   *
   * @return the host name; null for the host name of the address that is connected to
   */
  public @Nullable String serverName() {
    return serverName;
  }

  /**
   * Returns whether the client checks the host name in the server's certificate.
   *
   * @return true unless {@link Builder#withoutHostVerification} was called
   */
  public boolean verifiesHost() {
    return verifiesHost;
  }

  /**
   * Returns the TLS versions that the client offers.
   *
   * @return the versions' names as the JDK spells them, the best first; immutable
   */
  public List<String> versions() {
    return ServerTls.VERSIONS;
  }

  /** A builder of {@link ClientTls}. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable TlsMaterial<PrivateKeyEntry> identity;
    private @Nullable TlsMaterial<List<X509Certificate>> authorities;
    private @Nullable String serverName;
    private boolean verifiesHost = true;

    private Builder() {}

    /**
     * Sets the files that contain the client's certificate and private key (mutual TLS). The client
     * presents the certificate if the server asks for one. The files are read for each connection.
     *
     * @param chain a PEM file: the client's certificate, followed by the certificates that lead to
     *     its authority
     * @param key a PEM file: the certificate's private key in PKCS #8, without a password
     * @return this builder
     */
    public Builder certificate(Path chain, Path key) {
      identity = TlsMaterial.identity(chain, key);
      return this;
    }

    /**
     * Sets the client's certificate and private key for mutual TLS. The client presents the
     * certificate if the server asks for one.
     *
     * @param chain the client's certificate, followed by the certificates that lead to its
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
     * Sets the certificate authorities that the client trusts, instead of the default authorities.
     *
     * @param authorities a PEM file: the certificates of the authorities that issue server
     *     certificates; read for each connection
     * @return this builder
     */
    public Builder trust(Path authorities) {
      this.authorities = TlsMaterial.authorities(authorities);
      return this;
    }

    /**
     * Sets the certificate authorities that the client trusts, instead of the default authorities.
     *
     * @param authorities the certificates of the authorities that issue server certificates
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder trust(List<X509Certificate> authorities) {
      this.authorities = TlsMaterial.authorities(authorities);
      return this;
    }

    /**
     * Sets the host name that the server's certificate must have. The client also sends it in the
     * handshake (RFC 6066, section 3).
     *
     * @param value a host name; unless set, the host name of the address that is connected to
     * @return this builder
     */
    public Builder serverName(String value) {
      serverName = value;
      return this;
    }

    /**
     * Turns off the check of the host name in the server's certificate. Any holder of a trusted
     * certificate can then impersonate the server. Use this only when the client trusts a single
     * server's own certificate, whose name says nothing.
     *
     * @return this builder
     */
    public Builder withoutHostVerification() {
      verifiesHost = false;
      return this;
    }

    /**
     * Builds the settings.
     *
     * @return the settings
     */
    public ClientTls build() {
      return new ClientTls(this);
    }
  }
}
