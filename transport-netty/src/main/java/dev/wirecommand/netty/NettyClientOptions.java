package dev.wirecommand.netty;

import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a client connects. Immutable. */
public final class NettyClientOptions {
  /** The options unless said otherwise. */
  public static final NettyClientOptions DEFAULT = builder().build();

  private final ClientOptions client;
  private final @Nullable ClientTls tls;
  private final Duration connectTimeout;
  private final WriteDeadlines writeDeadlines;

  private NettyClientOptions(Builder builder) {
    this.client = builder.client;
    this.tls = builder.tls;
    this.connectTimeout = builder.connectTimeout;
    this.writeDeadlines = builder.writeDeadlines;
  }

  /**
   * Begins with the options of {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  ClientOptions client() {
    return client;
  }

  @Nullable ClientTls tls() {
    return tls;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  WriteDeadlines writeDeadlines() {
    return writeDeadlines;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private ClientOptions client = ClientOptions.DEFAULT;
    private @Nullable ClientTls tls;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private WriteDeadlines writeDeadlines = WriteDeadlines.NONE;

    private Builder() {}

    /**
     * Sets how the client behaves once it is connected.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} unless set
     * @return this builder
     */
    public Builder client(ClientOptions value) {
      client = value;
      return this;
    }

    /**
     * Makes the client speak TLS. Not for Unix domain sockets.
     *
     * @param value how; none unless set
     * @return this builder
     */
    public Builder tls(ClientTls value) {
      tls = value;
      return this;
    }

    /**
     * Sets how long it may take to reach the server, and as long again for the TLS handshake.
     *
     * @param value the time, at least 1 millisecond and less than 24 days; 10 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of this range
     */
    public Builder connectTimeout(Duration value) {
      if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(24)) >= 0) {
        throw new IllegalArgumentException(
            "connectTimeout must be at least 1 ms and less than 24 days: " + value);
      }
      connectTimeout = value;
      return this;
    }

    /**
     * Sets how slowly the server may take what is written to it. A server that is busy may well
     * stop reading for a while; what a call may take is a matter of its own timeout.
     *
     * @param value the deadlines; {@link WriteDeadlines#NONE} unless set
     * @return this builder
     */
    public Builder writeDeadlines(WriteDeadlines value) {
      writeDeadlines = value;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public NettyClientOptions build() {
      return new NettyClientOptions(this);
    }
  }
}
