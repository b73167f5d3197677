package dev.wirecommand.client;

import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.reactor.Limits;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How a client's connections are to behave, whatever carries them. Immutable. */
public final class ClientOptions {
  /** What holds unless it is said otherwise. */
  public static final ClientOptions DEFAULT = builder().build();

  private final Limits limits;
  private final FrameListener frameListener;
  private final ClientListener listener;
  private final CallOptions callOptions;
  private final Executor executor;
  private final boolean cancels;
  private final int responseWindow;
  private final Duration stallTime;
  private final @Nullable ClientTls tls;
  private final Duration connectTimeout;
  private final WriteDeadlines writeDeadlines;

  private ClientOptions(Builder builder) {
    limits = builder.limits;
    frameListener = builder.frameListener;
    listener = builder.listener;
    callOptions = builder.callOptions;
    executor = builder.executor;
    cancels = builder.cancels;
    responseWindow = builder.responseWindow;
    stallTime = builder.stallTime;
    tls = builder.tls;
    connectTimeout = builder.connectTimeout;
    writeDeadlines = builder.writeDeadlines;
  }

  /**
   * Begins to make options.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What the server may take of this side.
   *
   * @return {@link Limits#DEFAULT} unless said otherwise
   */
  public Limits limits() {
    return limits;
  }

  /**
   * Who is told of each frame.
   *
   * @return {@link FrameListener#NONE} unless said otherwise
   */
  public FrameListener frameListener() {
    return frameListener;
  }

  /**
   * Who is told of calls and connections.
   *
   * @return {@link ClientListener#NONE} unless said otherwise
   */
  public ClientListener listener() {
    return listener;
  }

  /**
   * What is said of calls that do not say it themselves.
   *
   * @return {@link CallOptions#NONE} unless said otherwise
   */
  public CallOptions callOptions() {
    return callOptions;
  }

  /**
   * Where the streams that are sent as data are read, which may block.
   *
   * @return an executor that gives each a thread of its own unless said otherwise: a virtual one
   *     where the JVM has them, else a daemon that ends soon after its last read
   */
  public Executor executor() {
    return executor;
  }

  /**
   * Whether a call that ends early on this side is cancelled on the server, with the command {@code
   * wirecommand.cancel} (section 9 of the protocol). A server that does not know it answers with an
   * error, which is ignored. Without it, a handler that reads data which ends early cannot tell
   * that from a whole upload.
   *
   * @return true unless said otherwise
   */
  public boolean cancels() {
    return cancels;
  }

  /**
   * How much of a result that is read as it arrives may wait for its reader before the connection
   * stops reading.
   *
   * @return 256 KiB unless said otherwise, in bytes
   */
  public int responseWindow() {
    return responseWindow;
  }

  /**
   * How long a result may keep the connection from reading while its reader takes nothing; its call
   * then fails.
   *
   * @return 30 seconds unless said otherwise
   */
  public Duration stallTime() {
    return stallTime;
  }

  /**
   * Returns the TLS settings. Only TCP connections can use TLS; other transports refuse options
   * that have TLS settings.
   *
   * @return the settings, or null for a connection without TLS, which is the default
   */
  public @Nullable ClientTls tls() {
    return tls;
  }

  /**
   * Returns how long a client may take to connect over TCP or a Unix domain socket, and how long
   * the TLS handshake may take after that.
   *
   * @return the time, at least 1 millisecond and less than 24 days; 10 seconds unless set
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * Returns the deadlines for writing to the server. A busy server may stop reading for a while, so
   * there are none by default; calls have timeouts ({@link CallOptions}).
   *
   * @return the deadlines; {@link WriteDeadlines#NONE} unless set
   */
  public WriteDeadlines writeDeadlines() {
    return writeDeadlines;
  }

  /** Collects options; each method returns this builder. Not safe for use by several threads. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;
    private FrameListener frameListener = FrameListener.NONE;
    private ClientListener listener = ClientListener.NONE;
    private CallOptions callOptions = CallOptions.NONE;
    private Executor executor = BlockingExecutor.EXECUTOR;
    private boolean cancels = true;
    private int responseWindow = 256 * 1024;
    private Duration stallTime = Duration.ofSeconds(30);
    private @Nullable ClientTls tls;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private WriteDeadlines writeDeadlines = WriteDeadlines.NONE;

    private Builder() {}

    /**
     * Sets {@link ClientOptions#limits}.
     *
     * @param value what the server may take
     * @return this builder
     */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#frameListener}.
     *
     * @param value who is told of frames
     * @return this builder
     */
    public Builder frameListener(FrameListener value) {
      frameListener = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#listener}.
     *
     * @param value who is told of calls and connections
     * @return this builder
     */
    public Builder listener(ClientListener value) {
      listener = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#callOptions}.
     *
     * @param value what is said of calls that do not say it themselves
     * @return this builder
     */
    public Builder callOptions(CallOptions value) {
      callOptions = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#executor}.
     *
     * @param value where streams are read
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#cancels}.
     *
     * @param value whether cancels are sent
     * @return this builder
     */
    public Builder cancels(boolean value) {
      cancels = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#responseWindow}.
     *
     * @param bytes how much may wait, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder responseWindow(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("a response window must be 1 or more, is " + bytes);
      }
      responseWindow = bytes;
      return this;
    }

    /**
     * Sets {@link ClientOptions#stallTime}.
     *
     * @param value how long, more than nothing
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder stallTime(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("a stall time must be more than 0, is " + value);
      }
      stallTime = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#tls}.
     *
     * @param value the settings
     * @return this builder
     */
    public Builder tls(ClientTls value) {
      tls = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#connectTimeout}.
     *
     * @param value the time, at least 1 millisecond and less than 24 days
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
     * Sets {@link ClientOptions#writeDeadlines}.
     *
     * @param value the deadlines
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
    public ClientOptions build() {
      return new ClientOptions(this);
    }
  }
}
