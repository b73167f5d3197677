package dev.wirecommand.netty;

import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a server listens, and what its connections may take of it before any command runs. Immutable.
 */
public final class NettyServerOptions {
  /** The options unless said otherwise. */
  public static final NettyServerOptions DEFAULT = builder().build();

  private final int connections;
  private final int connectionsPerAddress;
  private final @Nullable ServerTls tls;
  private final Duration handshakeDeadline;
  private final ReadDeadlines readDeadlines;
  private final WriteDeadlines writeDeadlines;
  private final Duration keepAlive;
  private final Set<PosixFilePermission> socketPermissions;

  private NettyServerOptions(Builder builder) {
    this.connections = builder.connections;
    this.connectionsPerAddress = builder.connectionsPerAddress;
    this.tls = builder.tls;
    this.handshakeDeadline = builder.handshakeDeadline;
    this.readDeadlines = builder.readDeadlines;
    this.writeDeadlines = builder.writeDeadlines;
    this.keepAlive = builder.keepAlive;
    this.socketPermissions = builder.socketPermissions;
  }

  /**
   * Begins with the options of {@link #DEFAULT}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  int connections() {
    return connections;
  }

  int connectionsPerAddress() {
    return connectionsPerAddress;
  }

  @Nullable ServerTls tls() {
    return tls;
  }

  Duration handshakeDeadline() {
    return handshakeDeadline;
  }

  ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  WriteDeadlines writeDeadlines() {
    return writeDeadlines;
  }

  Duration keepAlive() {
    return keepAlive;
  }

  Set<PosixFilePermission> socketPermissions() {
    return socketPermissions;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private int connections = 1_024;
    private int connectionsPerAddress = 64;
    private @Nullable ServerTls tls;
    private Duration handshakeDeadline = Duration.ofSeconds(10);
    private ReadDeadlines readDeadlines = ReadDeadlines.DEFAULT;
    private WriteDeadlines writeDeadlines = WriteDeadlines.DEFAULT;
    private Duration keepAlive = Duration.ofSeconds(30);
    private Set<PosixFilePermission> socketPermissions =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private Builder() {}

    /**
     * Sets how many connections there may be at one time. One more is closed as soon as it is
     * taken.
     *
     * @param value the cap, at least 1; 1,024 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder connections(int value) {
      connections = positive("connections", value);
      return this;
    }

    /**
     * Sets how many connections there may be at one time from one IP address; those of an IPv6
     * network of 64 bits count as one. One more is closed as soon as it is taken. Holds for this
     * machine's own addresses too, and not for Unix domain sockets.
     *
     * @param value the cap, at least 1; 64 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder connectionsPerAddress(int value) {
      connectionsPerAddress = positive("connectionsPerAddress", value);
      return this;
    }

    /**
     * Makes the server speak TLS. Not for Unix domain sockets.
     *
     * @param value how; none unless set
     * @return this builder
     */
    public Builder tls(ServerTls value) {
      tls = value;
      return this;
    }

    /**
     * Sets how long a client may take for the TLS handshake.
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
     * Sets how long a client may leave the server waiting for what it sends, or for anything at all
     * while nothing is being answered.
     *
     * @param value the deadlines; {@link ReadDeadlines#DEFAULT} unless set
     * @return this builder
     */
    public Builder readDeadlines(ReadDeadlines value) {
      readDeadlines = value;
      return this;
    }

    /**
     * Sets how slowly a client may take what is written to it.
     *
     * @param value the deadlines; {@link WriteDeadlines#DEFAULT} unless set
     * @return this builder
     */
    public Builder writeDeadlines(WriteDeadlines value) {
      writeDeadlines = value;
      return this;
    }

    /**
     * Sets after how long without a word from a client over TCP its system is asked whether it is
     * still there. One that does not answer within about as long again is gone: so are its
     * requests.
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
     * Sets who may connect to a Unix domain socket, by the permissions of its file: to connect
     * takes the permission to write.
     *
     * @param value the permissions; to read and write, for the owner alone, unless set
     * @return this builder
     */
    public Builder socketPermissions(Set<PosixFilePermission> value) {
      socketPermissions = Set.copyOf(value);
      return this;
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1: " + value);
      }
      return value;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public NettyServerOptions build() {
      return new NettyServerOptions(this);
    }
  }
}
