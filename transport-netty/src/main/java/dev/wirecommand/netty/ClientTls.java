package dev.wirecommand.netty;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProtocols;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks TLS, in the versions 1.2 and 1.3 and no other. Immutable.
 *
 * <p>The server must show a certificate that an authority vouches for and that names the host that
 * was asked for.
 */
public final class ClientTls {
  /** Believes the authorities that the system does, and shows no certificate. */
  public static final ClientTls DEFAULT = builder().build();

  private final @Nullable TlsIdentity identity;
  private final TlsTrust trust;
  private final @Nullable String serverName;
  private final boolean verifyHost;
  private final TlsProvider provider;

  private ClientTls(Builder builder) {
    this.identity = builder.identity;
    this.trust = builder.trust;
    this.serverName = builder.serverName;
    this.verifyHost = builder.verifyHost;
    this.provider = builder.provider;
  }

  /**
   * Begins with the settings of {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** To be released by the caller. */
  SslContext newContext() throws SSLException {
    SslContextBuilder context = SslContextBuilder.forClient();
    if (identity != null) {
      identity.addTo(context);
    }
    trust.addTo(context);
    return context
        .sslProvider(provider.provider())
        .protocols(SslProtocols.TLS_v1_3, SslProtocols.TLS_v1_2)
        .endpointIdentificationAlgorithm(verifyHost ? "HTTPS" : null)
        .build();
  }

  /** The name that the server is asked to prove, where it is not the one that it is reached by. */
  @Nullable String serverName() {
    return serverName;
  }

  /** Collects what a client's TLS is made of. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable TlsIdentity identity;
    private TlsTrust trust = TlsTrust.SYSTEM;
    private @Nullable String serverName;
    private boolean verifyHost = true;
    private TlsProvider provider = TlsProvider.AUTOMATIC;

    private Builder() {}

    /**
     * Sets the certificate that is shown to a server that asks for one (mutual TLS). The files are
     * read when a connection is made.
     *
     * @param chain a PEM file: the client's own certificate, and those that lead to its authority
     * @param key a PEM file: the certificate's private key in PKCS #8, without a password
     * @return this builder
     */
    public Builder certificate(Path chain, Path key) {
      identity = TlsIdentity.of(chain, key);
      return this;
    }

    /**
     * Sets the certificate that is shown to a server that asks for one (mutual TLS).
     *
     * @param chain the client's own certificate, and those that lead to its authority
     * @param key the certificate's private key
     * @return this builder
     * @throws IllegalArgumentException if the chain is empty
     */
    public Builder certificate(List<X509Certificate> chain, PrivateKey key) {
      identity = TlsIdentity.of(chain, key);
      return this;
    }

    /**
     * Sets who is believed, in the place of the authorities that the system believes.
     *
     * @param authorities a PEM file: the certificates of those who vouch for servers
     * @return this builder
     */
    public Builder trust(Path authorities) {
      trust = TlsTrust.of(authorities);
      return this;
    }

    /**
     * Sets who is believed, in the place of the authorities that the system believes.
     *
     * @param authorities the certificates of those who vouch for servers
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder trust(List<X509Certificate> authorities) {
      trust = TlsTrust.of(authorities);
      return this;
    }

    /**
     * Sets the name that the server has to prove, and is told (RFC 6066, section 3).
     *
     * @param value a host name; unless set, the one of the address that is connected to
     * @return this builder
     */
    public Builder serverName(String value) {
      serverName = value;
      return this;
    }

    /**
     * Takes any server that an authority vouches for, whatever its name: anybody who has such a
     * certificate can then pass for the server. For trust in a single server's own certificate,
     * where the name says nothing.
     *
     * @return this builder
     */
    public Builder withoutHostVerification() {
      verifyHost = false;
      return this;
    }

    /**
     * Sets whose implementation is used.
     *
     * @param value the provider; {@link TlsProvider#AUTOMATIC} unless set
     * @return this builder
     */
    public Builder provider(TlsProvider value) {
      provider = value;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @return the settings
     */
    public ClientTls build() {
      return new ClientTls(this);
    }
  }
}
