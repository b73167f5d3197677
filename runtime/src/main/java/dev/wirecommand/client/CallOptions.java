package dev.wirecommand.client;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.reactor.ByteSlice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a call beside its arguments. Given for all calls over a client with {@link
 * CommandClient#with(CallOptions)}. Immutable.
 */
public final class CallOptions {
  /** Options that say nothing. */
  public static final CallOptions NONE = new CallOptions(new Builder());

  private final @Nullable Duration timeout;
  private final @Nullable CallObserver observer;

  /** What goes into the request's meta, but for the deadline, which is another each time. */
  private final CallMeta meta;

  /** That, encoded. */
  private final ByteSlice encoded;

  private CallOptions(Builder builder) {
    timeout = builder.timeout;
    observer = builder.observer;
    // A client understands errors with codes whatever its caller says.
    meta = new CallMeta(null, builder.traceparent, builder.tracestate, true, builder.meta);
    encoded = encode(meta);
  }

  /**
   * Begins to make options.
   *
   * @return a builder that says nothing yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * How long a call may take in all, from when it is made until its answer has arrived, a result
   * that is read as it arrives included. After that it ends with a {@link
   * dev.wirecommand.command.CommandException} of the code {@code deadline-exceeded} and is
   * cancelled on the server, which is told the same beforehand.
   *
   * @return more than nothing; null for as long as it takes
   */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * The caller's trace and span (W3C Trace Context).
   *
   * @return the header's value, or null for none
   */
  public @Nullable String traceparent() {
    return meta.traceparent();
  }

  /**
   * What tracing systems add to the trace and span (W3C Trace Context).
   *
   * @return the header's value, or null for none
   */
  public @Nullable String tracestate() {
    return meta.tracestate();
  }

  /**
   * The application's own meta entries (section 9 of the protocol).
   *
   * @return the entries by name; immutable
   */
  public Map<String, CborValue> meta() {
    return meta.entries();
  }

  /**
   * Who is told of what the server says beside the answer.
   *
   * @return the observer, or null for nobody
   */
  public @Nullable CallObserver observer() {
    return observer;
  }

  /**
   * These options, and where they say nothing, others.
   *
   * @param defaults the others; their meta entries are joined to these
   * @return options that say what either does
   */
  public CallOptions over(CallOptions defaults) {
    if (defaults == NONE || this == defaults) {
      return this;
    }
    return this == NONE ? defaults : defaults.toBuilder().add(this).build();
  }

  /**
   * Begins to make options from these.
   *
   * @return a builder that says what these do
   */
  public Builder toBuilder() {
    return new Builder().add(this);
  }

  /**
   * The encoded meta entries of a request.
   *
   * @param timeLeft how long the caller waits, or null where it does not say
   */
  ByteSlice encodedMeta(@Nullable Duration timeLeft) {
    return timeLeft == null
        ? encoded
        : encode(
            new CallMeta(timeLeft, meta.traceparent(), meta.tracestate(), true, meta.entries()));
  }

  private static ByteSlice encode(CallMeta meta) {
    CborWriter out = new CborWriter(64);
    meta.encode(out);
    return ByteSlice.of(out.toByteArray());
  }

  /** Collects options; each method returns this builder. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable String traceparent;
    private @Nullable String tracestate;
    private @Nullable CallObserver observer;
    private final Map<String, CborValue> meta = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets {@link CallOptions#timeout}.
     *
     * @param value more than nothing; more than 100 years is taken as that
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder timeout(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("a timeout must be more than 0, is " + value);
      }
      timeout = value;
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
     * Adds an entry to {@link CallOptions#meta}, in the place of one of the same name.
     *
     * @param name its name; the protocol's own names are refused by {@link #build}
     * @param value its value
     * @return this builder
     */
    public Builder meta(String name, CborValue value) {
      meta.put(name, value);
      return this;
    }

    /**
     * Sets {@link CallOptions#observer}.
     *
     * @param value who is told
     * @return this builder
     */
    public Builder observer(CallObserver value) {
      observer = value;
      return this;
    }

    private Builder add(CallOptions options) {
      timeout = options.timeout == null ? timeout : options.timeout;
      traceparent = options.traceparent() == null ? traceparent : options.traceparent();
      tracestate = options.tracestate() == null ? tracestate : options.tracestate();
      observer = options.observer == null ? observer : options.observer;
      meta.putAll(options.meta());
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     * @throws IllegalArgumentException if a meta entry has a name of the protocol's own, or a value
     *     that cannot be encoded
     */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
