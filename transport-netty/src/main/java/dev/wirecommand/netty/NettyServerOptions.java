package dev.wirecommand.netty;

import dev.wirecommand.link.ServerLinkOptions;

/**
 * The settings of a {@link NettyServer}. They are the settings that all transports share and the
 * settings for Netty. Immutable. A server that needs only the shared settings is bound with {@link
 * ServerLinkOptions}.
 *
 * <pre>{@code
 * NettyServerOptions options =
 *     NettyServerOptions.builder().link(linkOptions).tlsProvider(TlsProvider.JDK).build();
 * }</pre>
 */
public final class NettyServerOptions {
  /** The default settings. */
  public static final NettyServerOptions DEFAULT = builder().build();

  private final ServerLinkOptions link;
  private final TlsProvider tlsProvider;

  private NettyServerOptions(Builder builder) {
    this.link = builder.link;
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

  static NettyServerOptions of(ServerLinkOptions link) {
    return builder().link(link).build();
  }

  ServerLinkOptions link() {
    return link;
  }

  TlsProvider tlsProvider() {
    return tlsProvider;
  }

  /** A builder of {@link NettyServerOptions}. Not safe for use by several threads. */
  public static final class Builder {
    private ServerLinkOptions link = ServerLinkOptions.DEFAULT;
    private TlsProvider tlsProvider = TlsProvider.AUTOMATIC;

    private Builder() {}

    /**
     * Sets the options, such as TLS, caps and deadlines, that all transports have in common.
     *
     * @param value the options; {@link ServerLinkOptions#DEFAULT} unless set
     * @return this builder
     */
    public Builder link(ServerLinkOptions value) {
      link = value;
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
    public NettyServerOptions build() {
      return new NettyServerOptions(this);
    }
  }
}
