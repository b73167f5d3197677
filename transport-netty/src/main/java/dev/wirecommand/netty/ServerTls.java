package dev.wirecommand.netty;

import io.netty.handler.ssl.ClientAuth;
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
 * How a server speaks TLS, in the versions 1.2 and 1.3 and no other. Immutable.
 *
 * <pre>{@code
 * ServerTls tls =
 *     ServerTls.builder().certificate(Path.of("server.pem"), Path.of("server.key")).build();
 * }</pre>
 */
public final class ServerTls {
  private final TlsIdentity identity;
  private final ClientAuth clientAuth;
  private final TlsTrust trust;
  private final TlsProvider provider;

  private ServerTls(Builder builder) {
    TlsIdentity given = builder.identity;
    if (given == null) {
      throw new IllegalStateException("a TLS server needs a certificate: call certificate(...)");
    }
    this.identity = given;
    this.clientAuth = builder.clientAuth;
    this.trust = builder.trust;
    this.provider = builder.provider;
  }

  /**
   * Begins without a certificate.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** To be released by the caller. */
  SslContext newContext() throws SSLException {
    SslContextBuilder context = identity.server();
    trust.addTo(context);
    return context
        .sslProvider(provider.provider())
        .protocols(SslProtocols.TLS_v1_3, SslProtocols.TLS_v1_2)
        .clientAuth(clientAuth)
        .build();
  }

  /** Collects what a server's TLS is made of. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable TlsIdentity identity;
    private ClientAuth clientAuth = ClientAuth.NONE;
    private TlsTrust trust = TlsTrust.SYSTEM;
    private TlsProvider provider = TlsProvider.AUTOMATIC;

    private Builder() {}

    /**
     * Sets the server's certificate. The files are read when the server begins to listen.
     *
     * @param chain a PEM file: the server's own certificate, and those that lead to its authority
     * @param key a PEM file: the certificate's private key in PKCS #8, without a password
     * @return this builder
     */
    public Builder certificate(Path chain, Path key) {
      identity = TlsIdentity.of(chain, key);
      return this;
    }

    /**
     * Sets the server's certificate.
     *
     * @param chain the server's own certificate, and those that lead to its authority
     * @param key the certificate's private key
     * @return this builder
     * @throws IllegalArgumentException if the chain is empty
     */
    public Builder certificate(List<X509Certificate> chain, PrivateKey key) {
      identity = TlsIdentity.of(chain, key);
      return this;
    }

    /**
     * Refuses clients that show no certificate (mutual TLS). Handlers find the client's in {@link
     * dev.wirecommand.link.Peer#certificates}.
     *
     * @param authorities a PEM file: the certificates of those who vouch for clients
     * @return this builder
     */
    public Builder requireClients(Path authorities) {
      return clients(ClientAuth.REQUIRE, TlsTrust.of(authorities));
    }

    /**
     * Refuses clients that show no certificate (mutual TLS). Handlers find the client's in {@link
     * dev.wirecommand.link.Peer#certificates}.
     *
     * @param authorities the certificates of those who vouch for clients
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder requireClients(List<X509Certificate> authorities) {
      return clients(ClientAuth.REQUIRE, TlsTrust.of(authorities));
    }

    /**
     * Takes the certificates of clients that show one. One that shows another than those that the
     * authorities vouch for is refused, one that shows none is not.
     *
     * @param authorities the certificates of those who vouch for clients
     * @return this builder
     * @throws IllegalArgumentException if there are none
     */
    public Builder acceptClients(List<X509Certificate> authorities) {
      return clients(ClientAuth.OPTIONAL, TlsTrust.of(authorities));
    }

    private Builder clients(ClientAuth auth, TlsTrust believed) {
      clientAuth = auth;
      trust = believed;
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
     * @throws IllegalStateException if there is no certificate
     */
    public ServerTls build() {
      return new ServerTls(this);
    }
  }
}
