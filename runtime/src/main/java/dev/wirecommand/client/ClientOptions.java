package dev.wirecommand.client;

import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.reactor.Limits;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The options for a client's connections over any transport. Immutable. */
public final class ClientOptions {
  /** The default options. */
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
  private final @Nullable Duration keepAliveIdle;
  private final ReadDeadlines readDeadlines;

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
    keepAliveIdle = builder.keepAliveIdle;
    readDeadlines = builder.readDeadlines;
  }

  /**
   * Returns a new builder.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the limits on frame sizes and on what the server may send.
   *
   * @return {@link Limits#DEFAULT} by default
   */
  public Limits limits() {
    return limits;
  }

  /**
   * Returns the listener for frames.
   *
   * @return {@link FrameListener#NONE} by default
   */
  public FrameListener frameListener() {
    return frameListener;
  }

  /**
   * Returns the listener for calls and connections.
   *
   * @return {@link ClientListener#NONE} by default
   */
  public ClientListener listener() {
    return listener;
  }

  /**
   * Returns the default options for calls. They apply to every option that a call does not set
   * itself.
   *
   * @return {@link CallOptions#NONE} by default
   */
  public CallOptions callOptions() {
    return callOptions;
  }

  /**
   * Returns the executor for reading a call's data from an input stream. Its tasks may block.
   *
   * @return by default an executor with a thread for each stream: a virtual thread if the JVM has
   *     them, else a daemon thread that ends soon after its last read
   */
  public Executor executor() {
    return executor;
  }

  /**
   * Returns whether the client tells the server to cancel a call that has ended early on this side.
   * It then sends the command {@code wirecommand.cancel} (section 9 of the protocol). A server that
   * does not know the command answers with an error, which is ignored. Without the cancel, a
   * handler cannot tell data that ends early from a whole upload.
   *
   * @return true by default
   */
  public boolean cancels() {
    return cancels;
  }

  /**
   * Returns how many unread bytes a {@link ResponseStream} may buffer. When so many bytes are
   * unread, the connection stops reading.
   *
   * @return a number of bytes, 1 or more; 256 KiB by default
   */
  public int responseWindow() {
    return responseWindow;
  }

  /**
   * Returns how long an unread response may block the connection. If the response's reader reads
   * nothing during this time, the call fails.
   *
   * @return a positive duration; 30 seconds by default
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
   * Returns the timeout for connecting over TCP or a Unix domain socket. The TLS handshake that
   * follows has the same timeout.
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

  /**
   * Returns how long a connection over TCP or TLS may be quiet before the client asks the server
   * whether it still answers (section 9 of the protocol, keep-alive). A server that does not answer
   * within 10 seconds is dead, and the connection fails; a server without windows has 60 seconds.
   * Other transports send no such pings.
   *
   * @return the time, more than 0; null if keep-alive is off; 20 seconds unless set
   */
  public @Nullable Duration keepAliveIdle() {
    return keepAliveIdle;
  }

  /**
   * Returns the deadlines for the rest of a frame that the server has begun.
   *
   * @return the deadlines, of which {@link ReadDeadlines#header} and {@link ReadDeadlines#frame}
   *     apply
   */
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  /**
   * Returns how much direct memory the process may hold for its peers. Called by transports.
   *
   * @return the number of bytes, as it is set by {@link Limits#memory}
   */
  public long directCeiling() {
    return limits.memory().processDirectBytes();
  }

  /**
   * Returns how much of the heap the process may hold for its peers. Called by transports.
   *
   * @return the number of bytes, as it is set by {@link Limits#memory}
   */
  public long heapCeiling() {
    return limits.memory().processBytes();
  }

  /** A builder of {@link ClientOptions}. Not safe for use by several threads. */
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
    private @Nullable Duration keepAliveIdle = Duration.ofSeconds(20);
    private WriteDeadlines writeDeadlines = WriteDeadlines.NONE;
    private ReadDeadlines readDeadlines = ReadDeadlines.DEFAULT;

    private Builder() {}

    /**
     * Sets {@link ClientOptions#limits}.
     *
     * @param value the limits
     * @return this builder
     */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#frameListener}.
     *
     * @param value the listener
     * @return this builder
     */
    public Builder frameListener(FrameListener value) {
      frameListener = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#listener}.
     *
     * @param value the listener
     * @return this builder
     */
    public Builder listener(ClientListener value) {
      listener = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#callOptions}.
     *
     * @param value the options
     * @return this builder
     */
    public Builder callOptions(CallOptions value) {
      callOptions = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#executor}.
     *
     * @param value the executor
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#cancels}.
     *
     * @param value whether to send cancels
     * @return this builder
     */
    public Builder cancels(boolean value) {
      cancels = value;
      return this;
    }

    /**
     * Sets {@link ClientOptions#responseWindow}.
     *
     * @param bytes the number of bytes, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
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
     * @param value a positive duration
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
     * Sets how long a connection may be quiet before the client sends a ping ({@link
     * ClientOptions#keepAliveIdle}).
     *
     * @param value the time, more than 0; {@link Duration#ZERO} switches keep-alive off
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder keepAliveIdle(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException(
            "the keep-alive time must be more than 0, or 0 for none, is " + value);
      }
      keepAliveIdle = value.isZero() ? null : value;
      return this;
    }

    /**
     * Sets the deadlines for the rest of a frame that the server has begun. The connection fails if
     * one passes while the client reads. The time between two frames is not limited here.
     *
     * @param value the deadlines, of which {@link ReadDeadlines#header} and {@link
     *     ReadDeadlines#frame} apply; {@link ReadDeadlines#DEFAULT} by default
     * @return this builder
     */
    public Builder readDeadlines(ReadDeadlines value) {
      readDeadlines = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @return the options
     */
    public ClientOptions build() {
      return new ClientOptions(this);
    }
  }
}
