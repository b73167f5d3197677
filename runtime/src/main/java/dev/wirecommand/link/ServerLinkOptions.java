package dev.wirecommand.link;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a listening server, common to all transports. They say how the server listens,
 * and they limit its connections before any command runs. Immutable.
 *
 * <pre>{@code
 * ServerLinkOptions options =
 *     ServerLinkOptions.builder().tls(tls).connectionsPerAddress(8).build();
 * }</pre>
 */
public final class ServerLinkOptions {
  /** The default options. */
  public static final ServerLinkOptions DEFAULT = builder().build();

  private final int connections;
  private final int connectionsPerAddress;
  private final @Nullable ServerTls tls;
  private final int handshakes;
  private final int handshakesPerSecond;
  private final Duration handshakeDeadline;
  private final ReadDeadlines readDeadlines;
  private final WriteDeadlines writeDeadlines;
  private final Duration keepAlive;
  private final Set<PosixFilePermission> socketPermissions;
  private final List<IpNetwork> proxies;

  private ServerLinkOptions(Builder builder) {
    this.connections = builder.connections;
    this.connectionsPerAddress = builder.connectionsPerAddress;
    this.tls = builder.tls;
    this.handshakes = builder.handshakes;
    this.handshakesPerSecond = builder.handshakesPerSecond;
    this.handshakeDeadline = builder.handshakeDeadline;
    this.readDeadlines = builder.readDeadlines;
    this.writeDeadlines = builder.writeDeadlines;
    this.keepAlive = builder.keepAlive;
    this.socketPermissions = builder.socketPermissions;
    this.proxies = builder.proxies;
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
   * Returns the maximum number of open connections.
   *
   * @return the cap, at least 1
   */
  public int connections() {
    return connections;
  }

  /**
   * Returns the maximum number of open connections from one IP address.
   *
   * @return the cap, at least 1
   */
  public int connectionsPerAddress() {
    return connectionsPerAddress;
  }

  /**
   * Returns the TLS settings.
   *
   * @return the settings, or null for a server without TLS
   */
  public @Nullable ServerTls tls() {
    return tls;
  }

  /**
   * Returns the maximum number of TLS handshakes that are under way.
   *
   * @return the limit, at least 1
   */
  public int handshakes() {
    return handshakes;
  }

  /**
   * Returns how many TLS handshakes may begin from one IP address in a second, on average.
   *
   * @return the limit, at least 1
   */
  public int handshakesPerSecond() {
    return handshakesPerSecond;
  }

  /**
   * Returns how long a client may take for the TLS handshake, and a proxy for its PROXY header.
   *
   * @return the time, at least 1 millisecond
   */
  public Duration handshakeDeadline() {
    return handshakeDeadline;
  }

  /**
   * Returns the deadlines for reading from a client.
   *
   * @return the deadlines
   */
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  /**
   * Returns the deadlines for writing to a client.
   *
   * @return the deadlines
   */
  public WriteDeadlines writeDeadlines() {
    return writeDeadlines;
  }

  /**
   * Returns how long a client may stay silent before TCP keep-alive probes begin.
   *
   * @return the time, 1 second to 9 hours
   */
  public Duration keepAlive() {
    return keepAlive;
  }

  /**
   * Returns the permissions of a Unix domain socket's file.
   *
   * @return the permissions; immutable
   */
  public Set<PosixFilePermission> socketPermissions() {
    return socketPermissions;
  }

  /**
   * Returns whether a connection must begin with a PROXY header. Called by transports.
   *
   * @param address the address from which the connection came, or null for none
   * @return whether {@link Builder#proxyProtocolFrom} names the address; always false if it is no
   *     IP address
   */
  public boolean takesProxyHeaderFrom(@Nullable SocketAddress address) {
    if (proxies.isEmpty() || !(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return false;
    }
    return proxies.stream().anyMatch(network -> network.contains(inet.getAddress()));
  }

  /** A builder of {@link ServerLinkOptions}. Not safe for use by several threads. */
  public static final class Builder {
    private int connections = 1_024;
    private int connectionsPerAddress = 64;
    private @Nullable ServerTls tls;
    private int handshakes = 512;
    private int handshakesPerSecond = 16;
    private Duration handshakeDeadline = Duration.ofSeconds(10);
    private ReadDeadlines readDeadlines = ReadDeadlines.DEFAULT;
    private WriteDeadlines writeDeadlines = WriteDeadlines.DEFAULT;
    private Duration keepAlive = Duration.ofSeconds(30);
    private Set<PosixFilePermission> socketPermissions =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private List<IpNetwork> proxies = List.of();

    private Builder() {}

    /**
     * Sets the maximum number of open connections. The server refuses any further connection: it
     * sends a protocol error that names the cap, and closes. With TLS it closes without a word,
     * because nothing can be said before the handshake.
     *
     * @param value the cap, at least 1; 1,024 unless set
     * @return this builder
     * @throws IllegalArgumentException if the value is less than 1
     */
    public Builder connections(int value) {
      connections = positive("connections", value);
      return this;
    }

    /**
     * Sets the maximum number of open connections from one IP address. All addresses of one IPv6
     * /64 network count as one. The server refuses any further connection as with {@link
     * #connections}. The cap also applies to this machine's own addresses, and not to Unix domain
     * sockets. Behind a proxy it applies to the addresses of the proxy's clients, if {@link
     * #proxyProtocolFrom} names the proxy.
     *
     * @param value the cap, at least 1; 64 unless set
     * @return this builder
     * @throws IllegalArgumentException if the value is less than 1
     */
    public Builder connectionsPerAddress(int value) {
      connectionsPerAddress = positive("connectionsPerAddress", value);
      return this;
    }

    /**
     * Enables TLS. Not for Unix domain sockets.
     *
     * @param value the TLS settings; none unless set
     * @return this builder
     */
    public Builder tls(ServerTls value) {
      tls = value;
      return this;
    }

    /**
     * Sets the maximum number of TLS handshakes that are under way. The server closes any further
     * connection before it begins a handshake. By default this is half of {@link #connections}, so
     * that peers that do not finish their handshakes cannot take the room of all the others, while
     * the clients of a server that was restarted can come back together.
     *
     * @param value the limit, at least 1; 512 unless set
     * @return this builder
     * @throws IllegalArgumentException if the value is less than 1
     */
    public Builder handshakes(int value) {
      handshakes = positive("handshakes", value);
      return this;
    }

    /**
     * Sets how many TLS handshakes may begin from one IP address in a second, on average. As many
     * as {@link #connectionsPerAddress} may begin at once. The server closes any further connection
     * before it begins a handshake. Addresses count as for {@link #connectionsPerAddress}.
     *
     * @param value the limit, at least 1; 16 unless set
     * @return this builder
     * @throws IllegalArgumentException if the value is less than 1
     */
    public Builder handshakesPerSecond(int value) {
      handshakesPerSecond = positive("handshakesPerSecond", value);
      return this;
    }

    /**
     * Sets how long a client may take for the TLS handshake, and a proxy for its PROXY header.
     *
     * @param value the time, at least 1 millisecond; 10 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder handshakeDeadline(Duration value) {
      if (value.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("handshakeDeadline must be at least 1 ms: " + value);
      }
      handshakeDeadline = value;
      return this;
    }

    /**
     * Sets the deadlines for reading from a client. They limit how long the client may take to send
     * a frame, and how long it may stay silent while the server answers no request of it.
     *
     * @param value the deadlines; {@link ReadDeadlines#DEFAULT} unless set
     * @return this builder
     */
    public Builder readDeadlines(ReadDeadlines value) {
      readDeadlines = value;
      return this;
    }

    /**
     * Sets the deadlines for writing to a client. They limit how slowly the client may read.
     *
     * @param value the deadlines; {@link WriteDeadlines#DEFAULT} unless set
     * @return this builder
     */
    public Builder writeDeadlines(WriteDeadlines value) {
      writeDeadlines = value;
      return this;
    }

    /**
     * Sets how long a client may stay silent before TCP keep-alive probes begin. If the client
     * answers no probe within about the same time again, the connection ends, and its requests are
     * cancelled.
     *
     * @param value the time, 1 second to 9 hours, in whole seconds; 30 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of this range
     */
    public Builder keepAlive(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofHours(9)) > 0) {
        throw new IllegalArgumentException("keepAlive must be 1 s to 9 h: " + value);
      }
      keepAlive = value;
      return this;
    }

    /**
     * Sets the permissions of a Unix domain socket's file. A user needs the permission to write in
     * order to connect.
     *
     * @param value the permissions; reading and writing for the owner only, unless set
     * @return this builder
     */
    public Builder socketPermissions(Set<PosixFilePermission> value) {
      socketPermissions = Set.copyOf(value);
      return this;
    }

    /**
     * Sets the addresses of the proxies in front of the server. Every connection from them must
     * begin with a header of the PROXY protocol, version 1 or 2, which names the address of the
     * proxy's client; it is read before TLS and within {@link #handshakeDeadline}. That address is
     * then the {@linkplain Peer#address peer's}, and the one for {@link #connectionsPerAddress}. A
     * connection without a valid header is closed. Connections from other addresses, and over Unix
     * domain sockets, are served as they are; there, a header is a protocol error.
     *
     * <p>A named machine may claim any client's address, so name only proxies that add the header
     * themselves. The cap on connections from one address does not apply to a proxy's own.
     *
     * @param values IP addresses such as {@code 192.0.2.7} or {@code 2001:db8::7}, and networks
     *     such as {@code 192.0.2.0/24}; host names are not looked up. None unless set, which
     *     switches the PROXY protocol off
     * @return this builder
     * @throws IllegalArgumentException if a value is neither
     */
    public Builder proxyProtocolFrom(String... values) {
      proxies = Stream.of(values).map(IpNetwork::parse).toList();
      return this;
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1: " + value);
      }
      return value;
    }

    /**
     * Builds the options.
     *
     * @return the options
     */
    public ServerLinkOptions build() {
      return new ServerLinkOptions(this);
    }
  }
}
