package dev.wirecommand.reactor;

/**
 * The limits on how often a peer may cause something that costs more than it achieves. Each is a
 * number that may be used up at once and is then refilled. Immutable.
 *
 * @param pings how many {@code wirecommand.ping} requests a server answers at once; one more is
 *     allowed each second, and over 16 times as many end the connection
 * @param emptyData how many data frames without a byte are tolerated at once, apart from the last
 *     of a request; one more is allowed each second
 * @param dataFrames how many data frames of a request may arrive beyond one for each 10 bytes that
 *     its reader has taken
 * @param streamSettings how many {@code stream-settings} frames are tolerated in a minute
 * @param streamOpens how many streams a peer may open in a second, beyond the number {@code
 *     openStreams} of {@link Limits}
 * @param windowFrames how many useless {@code window} frames are tolerated at once: grants under
 *     1,024 bytes, and grants for ended requests beyond one for each; one more is allowed for each
 *     1,024 bytes that are granted
 * @param cancels how many calls a peer may cancel at once with {@code wirecommand.cancel}; a tenth
 *     of it is allowed again each second
 * @param failureTraces how many stack traces of unexpected failures are logged for each command in
 *     a minute; further failures are logged without a trace, and counted
 */
public record RateLimits(
    int pings,
    int emptyData,
    int dataFrames,
    int streamSettings,
    int streamOpens,
    int windowFrames,
    int cancels,
    int failureTraces) {

  /** The default limits. */
  public static final RateLimits DEFAULT =
      new RateLimits(100, 100, 25_600, 16, 100, 100, 10_000, 10);

  /**
   * Creates the limits, and checks that each one is in its range.
   *
   * @throws IllegalArgumentException if one is less than 1; the message names it
   */
  public RateLimits {
    LimitRange.check("pings", pings);
    LimitRange.check("emptyData", emptyData);
    LimitRange.check("dataFrames", dataFrames);
    LimitRange.check("streamSettings", streamSettings);
    LimitRange.check("streamOpens", streamOpens);
    LimitRange.check("windowFrames", windowFrames);
    LimitRange.check("cancels", cancels);
    LimitRange.check("failureTraces", failureTraces);
  }

  /**
   * Returns a builder that begins with the default limits.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder(DEFAULT);
  }

  /**
   * A builder of {@link RateLimits}. Each method sets the limit of the same name and returns this
   * builder. Values are checked by {@link #build}. Not safe for use by several threads.
   */
  public static final class Builder {
    private int pings;
    private int emptyData;
    private int dataFrames;
    private int streamSettings;
    private int streamOpens;
    private int windowFrames;
    private int cancels;
    private int failureTraces;

    private Builder(RateLimits limits) {
      pings = limits.pings;
      emptyData = limits.emptyData;
      dataFrames = limits.dataFrames;
      streamSettings = limits.streamSettings;
      streamOpens = limits.streamOpens;
      windowFrames = limits.windowFrames;
      cancels = limits.cancels;
      failureTraces = limits.failureTraces;
    }

    /**
     * Sets how many pings a server answers at once.
     *
     * @param value how many pings a server answers at once
     * @return this builder
     */
    public Builder pings(int value) {
      pings = value;
      return this;
    }

    /**
     * Sets how many empty data frames are tolerated at once.
     *
     * @param value how many empty data frames are tolerated at once
     * @return this builder
     */
    public Builder emptyData(int value) {
      emptyData = value;
      return this;
    }

    /**
     * Sets how many tiny data frames may arrive before a reader of data takes some.
     *
     * @param value how many tiny data frames may arrive
     * @return this builder
     */
    public Builder dataFrames(int value) {
      dataFrames = value;
      return this;
    }

    /**
     * Sets how many settings of streams are tolerated in a minute.
     *
     * @param value how many settings of streams are tolerated in a minute
     * @return this builder
     */
    public Builder streamSettings(int value) {
      streamSettings = value;
      return this;
    }

    /**
     * Sets how many streams a peer may open in a second.
     *
     * @param value how many streams a peer may open in a second
     * @return this builder
     */
    public Builder streamOpens(int value) {
      streamOpens = value;
      return this;
    }

    /**
     * Sets how many useless grants are tolerated at once.
     *
     * @param value how many useless grants are tolerated at once
     * @return this builder
     */
    public Builder windowFrames(int value) {
      windowFrames = value;
      return this;
    }

    /**
     * Sets how many calls a peer may cancel at once.
     *
     * @param value how many calls a peer may cancel at once
     * @return this builder
     */
    public Builder cancels(int value) {
      cancels = value;
      return this;
    }

    /**
     * Sets how many stack traces are logged for each command in a minute.
     *
     * @param value how many stack traces are logged for each command in a minute
     * @return this builder
     */
    public Builder failureTraces(int value) {
      failureTraces = value;
      return this;
    }

    /**
     * Builds the limits, and checks that each one is in its range.
     *
     * @return the limits
     * @throws IllegalArgumentException if one is out of its range
     */
    public RateLimits build() {
      return new RateLimits(
          pings,
          emptyData,
          dataFrames,
          streamSettings,
          streamOpens,
          windowFrames,
          cancels,
          failureTraces);
    }
  }
}
