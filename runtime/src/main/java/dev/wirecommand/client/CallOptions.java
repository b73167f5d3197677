package dev.wirecommand.client;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.reactor.ByteSlice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of one call, such as its timeout, meta entries and observer. {@link
 * CommandClient#with(CallOptions)} sets them for all calls of a client. Immutable.
 */
public final class CallOptions {
  /** The empty options, in which nothing is set. */
  public static final CallOptions NONE = new CallOptions(new Builder());

  private final @Nullable Duration timeout;
  private final @Nullable CallObserver observer;

  /**
   * The meta entries of the request, except for the deadline. The deadline is different for each
   * call.
   */
  private final CallMeta meta;

  private final ByteSlice encoded;

  /** The time that is left of the timeout, or null if the timeout has not begun to run. */
  private final @Nullable Duration timeLeft;

  private final @Nullable CallRoute route;

  private CallOptions(Builder builder) {
    timeout = builder.timeout;
    observer = builder.observer;
    // Every client understands errors with codes.
    meta = new CallMeta(null, builder.traceparent, builder.tracestate, true, null, builder.meta);
    encoded = encode(meta);
    timeLeft = builder.timeLeft;
    route = builder.route;
  }

  private CallOptions(CallOptions other, @Nullable Duration timeLeft, @Nullable CallRoute route) {
    timeout = other.timeout;
    observer = other.observer;
    meta = other.meta;
    encoded = other.encoded;
    this.timeLeft = timeLeft;
    this.route = route;
  }

  /**
   * Returns a new builder.
   *
   * @return a builder in which no option is set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the timeout of a call. The time runs from when the call is made until its whole
   * response has arrived, even if the response is read as it arrives. It includes the time that a
   * {@link ReconnectingClient} takes to connect, and all attempts of a {@link RetryingClient} and
   * the delays between them. When the time has passed, the call ends with a {@link
   * dev.wirecommand.command.CommandException} with the code {@code deadline-exceeded} and is
   * cancelled on the server. The request tells the server its deadline, too.
   *
   * @return a positive duration; null for no timeout
   */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * Returns the {@code traceparent} header (W3C Trace Context). It identifies the caller's trace
   * and span.
   *
   * @return the header's value, or null for none
   */
  public @Nullable String traceparent() {
    return meta.traceparent();
  }

  /**
   * Returns the {@code tracestate} header (W3C Trace Context). It contains additional data of
   * tracing systems.
   *
   * @return the header's value, or null for none
   */
  public @Nullable String tracestate() {
    return meta.tracestate();
  }

  /**
   * Returns the application's own meta entries (section 9 of the protocol).
   *
   * @return the entries by name; immutable
   */
  public Map<String, CborValue> meta() {
    return meta.entries();
  }

  /**
   * Returns the receiver of the text and the progress that the server sends.
   *
   * @return the observer, or null for none
   */
  public @Nullable CallObserver observer() {
    return observer;
  }

  /** Returns how much is left of the timeout, or null if there is no timeout. */
  @Nullable Duration timeLeft() {
    return timeLeft == null ? timeout : timeLeft;
  }

  /** Returns these options for a call of whose timeout only the given time is left. */
  CallOptions withTimeLeft(Duration left) {
    return new CallOptions(this, left, route);
  }

  /** Returns what notes the connection of the call, or null if no client asks for it. */
  @Nullable CallRoute route() {
    return route;
  }

  /**
   * Returns the options for a request that the client makes on behalf of the same caller. They have
   * the meta entries of these options, but neither the timeout nor the observer.
   */
  CallOptions forOwnRequest(CallRoute noted) {
    Builder own = toBuilder();
    own.timeout = null;
    own.timeLeft = null;
    own.observer = null;
    own.route = noted;
    return own.build();
  }

  /** Returns these options with an object that notes the connection of the call. */
  CallOptions withRoute(CallRoute noted) {
    return new CallOptions(this, timeLeft, noted);
  }

  /**
   * Combines these options with defaults, which apply to all options that are not set here.
   *
   * @param defaults the defaults; their meta entries are added to those of these options
   * @return the combined options
   */
  public CallOptions over(CallOptions defaults) {
    if (defaults == NONE || this == defaults) {
      return this;
    }
    return this == NONE ? defaults : defaults.toBuilder().add(this).build();
  }

  /**
   * Returns a builder that already contains these options.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder().add(this);
  }

  /**
   * Returns the meta entries of a request, encoded in CBOR.
   *
   * @param timeLeft how long the caller waits, or null if there is no deadline
   * @param window how many bytes of the response the client takes, or null to ask for no windows
   */
  ByteSlice encodedMeta(@Nullable Duration timeLeft, @Nullable Long window) {
    return timeLeft == null && window == null
        ? encoded
        : encode(
            new CallMeta(
                timeLeft, meta.traceparent(), meta.tracestate(), true, window, meta.entries()));
  }

  private static ByteSlice encode(CallMeta meta) {
    CborWriter out = new CborWriter(64);
    meta.encode(out);
    return ByteSlice.of(out.toByteArray());
  }

  /** A builder of {@link CallOptions}. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable String traceparent;
    private @Nullable String tracestate;
    private @Nullable CallObserver observer;
    private @Nullable Duration timeLeft;
    private @Nullable CallRoute route;
    private final Map<String, CborValue> meta = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets {@link CallOptions#timeout}.
     *
     * @param value a positive duration; more than 100 years is taken as 100 years
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder timeout(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("a timeout must be more than 0, is " + value);
      }
      timeout = value;
      timeLeft = null;
      return this;
    }

    /**
     * Sets {@link CallOptions#traceparent}.
     *
     * @param value the header's value
     * @return this builder
     */
    public Builder traceparent(String value) {
      traceparent = value;
      return this;
    }

    /**
     * Sets {@link CallOptions#tracestate}.
     *
     * @param value the header's value
     * @return this builder
     */
    public Builder tracestate(String value) {
      tracestate = value;
      return this;
    }

    /**
     * Adds an entry to {@link CallOptions#meta}, or replaces the entry of the same name.
     *
     * @param name the name; {@link #build} refuses the names that the protocol uses itself
     * @param value the value
     * @return this builder
     */
    public Builder meta(String name, CborValue value) {
      meta.put(name, requireEntry(name, value));
      return this;
    }

    private static <T> T requireEntry(String name, T value) {
      return Objects.requireNonNull(
          value, () -> "the meta entry '" + name + "' is null; leave it out instead");
    }

    /**
     * Adds a text to {@link CallOptions#meta}, or replaces the entry of the same name.
     *
     * @param name the name; {@link #build} refuses the names that the protocol uses itself
     * @param value the text
     * @return this builder
     */
    public Builder meta(String name, String value) {
      return meta(name, new CborValue.Text(requireEntry(name, value)));
    }

    /**
     * Adds an integer to {@link CallOptions#meta}, or replaces the entry of the same name.
     *
     * @param name the name; {@link #build} refuses the names that the protocol uses itself
     * @param value the integer
     * @return this builder
     */
    public Builder meta(String name, long value) {
      return meta(name, new CborValue.Int(value));
    }

    /**
     * Adds a boolean to {@link CallOptions#meta}, or replaces the entry of the same name.
     *
     * @param name the name; {@link #build} refuses the names that the protocol uses itself
     * @param value the boolean
     * @return this builder
     */
    public Builder meta(String name, boolean value) {
      return meta(name, new CborValue.Bool(value));
    }

    /**
     * Sets {@link CallOptions#observer}.
     *
     * @param value the observer
     * @return this builder
     */
    public Builder observer(CallObserver value) {
      observer = value;
      return this;
    }

    private Builder add(CallOptions options) {
      if (options.timeout != null) {
        timeout = options.timeout;
        timeLeft = options.timeLeft;
      }
      route = options.route == null ? route : options.route;
      traceparent = options.traceparent() == null ? traceparent : options.traceparent();
      tracestate = options.tracestate() == null ? tracestate : options.tracestate();
      observer = options.observer == null ? observer : options.observer;
      meta.putAll(options.meta());
      return this;
    }

    /**
     * Builds the options.
     *
     * @return the options
     * @throws IllegalArgumentException if a meta entry has a name that the protocol uses itself, or
     *     a value that cannot be encoded
     */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
