package dev.wirecommand.netty;

import dev.wirecommand.client.ClientOptions;

/**
 * The settings of a {@link NettyClient}. They are the settings that all transports share and the
 * settings for Netty. Immutable. A client that needs only the shared settings connects with {@link
 * ClientOptions}.
 *
 * <pre>{@code
 * NettyClientOptions options =
 *     NettyClientOptions.builder().client(clientOptions).tlsProvider(TlsProvider.JDK).build();
 * }</pre>
 */
public final class NettyClientOptions {
  /** The default settings. */
  public static final NettyClientOptions DEFAULT = builder().build();

  private final ClientOptions client;
  private final TlsProvider tlsProvider;

  private NettyClientOptions(Builder builder) {
    this.client = builder.client;
    this.tlsProvider = builder.tlsProvider;
  }

  /**
   * Returns a builder with the settings of {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  static NettyClientOptions of(ClientOptions client) {
    return builder().client(client).build();
  }

  ClientOptions client() {
    return client;
  }

  TlsProvider tlsProvider() {
    return tlsProvider;
  }

  /** A builder of {@link NettyClientOptions}. Not safe for use by several threads. */
  public static final class Builder {
    private ClientOptions client = ClientOptions.DEFAULT;
    private TlsProvider tlsProvider = TlsProvider.AUTOMATIC;

    private Builder() {}

    /**
     * Sets the options, such as TLS, limits and timeouts, that all transports share.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} unless set
     * @return this builder
     */
    public Builder client(ClientOptions value) {
      client = value;
      return this;
    }

    /**
     * Sets the implementation of TLS.
     *
     * @param value the provider; {@link TlsProvider#AUTOMATIC} unless set
     * @return this builder
     */
    public Builder tlsProvider(TlsProvider value) {
      tlsProvider = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @return the options
     */
    public NettyClientOptions build() {
      return new NettyClientOptions(this);
    }
  }
}
