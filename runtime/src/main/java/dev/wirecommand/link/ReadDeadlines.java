package dev.wirecommand.link;

import java.time.Duration;

/**
 * The deadlines for reading from a peer. The server closes the connection of a peer that misses
 * one. Immutable. Each is more than 0 and at most 100 years.
 *
 * @param header the time in which the header of a frame must arrive, from its first byte on
 * @param frame the time in which a whole frame must arrive, from its first byte on
 * @param request the time in which a frame of a partly received request must arrive; the request
 *     alone fails
 * @param data the time in which a frame of a request's data must arrive, while the peer may send
 *     more; the request alone fails
 * @param idle the time for which a peer may send nothing while the server answers no request of it
 */
public record ReadDeadlines(
    Duration header, Duration frame, Duration request, Duration data, Duration idle) {
  /** The maximum length of a deadline, 100 years. A 64-bit count of nanoseconds can express it. */
  private static final Duration MOST = Duration.ofDays(36_500);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * The default deadlines of servers: 10 seconds for a header, 30 seconds for a frame, and a minute
   * for requests, data, and silence.
   */
  public static final ReadDeadlines DEFAULT =
      new ReadDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30), MINUTE, MINUTE, MINUTE);

  /** No deadlines: a peer may take as long as it likes. */
  public static final ReadDeadlines NONE = new ReadDeadlines(MOST, MOST, MOST, MOST, MOST);

  /**
   * Creates deadlines after checking that each is in its range.
   *
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public ReadDeadlines {
    check("header", header);
    check("frame", frame);
    check("request", request);
    check("data", data);
    check("idle", idle);
  }

  /**
   * Creates deadlines with a minute for requests and for data.
   *
   * @param header the time in which the header of a frame must arrive
   * @param frame the time in which a whole frame must arrive
   * @param idle the time for which a peer may send nothing
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public ReadDeadlines(Duration header, Duration frame, Duration idle) {
    this(header, frame, MINUTE, MINUTE, idle);
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          name + " must be more than 0 and at most 100 years: " + value);
    }
  }
}
