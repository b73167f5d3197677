package dev.wirecommand.link;

import java.time.Duration;

/**
 * The deadlines for writing to a peer. The transport aborts the connection of a peer that reads too
 * slowly. Immutable.
 *
 * <p>Signs of life are bytes that the operating system accepts for the peer, bytes that the peer
 * acknowledges where the transport can see them (TCP with native epoll), and its grants. Pings are
 * none. The transport looks for such signs sixty times in the stall time, so a connection may be
 * aborted a sixtieth of that time late.
 *
 * @param stall the time for which the peer may take nothing although bytes wait for it, or grant
 *     nothing although responses wait for its grants and nothing else is sent; more than 0 and at
 *     most 100 years. While the process holds as much as it may for its peers, a quarter of that,
 *     and the peer that was silent for longest is cut first
 * @param bytesPerSecond the rate at which the peer must take waiting bytes, on average; at least 1
 * @param grace the time for which the peer may take nothing at all, measured as the peer falls
 *     behind that rate and catches up; 0 to 100 years, and {@code stall} if it is less than that
 */
public record WriteDeadlines(Duration stall, int bytesPerSecond, Duration grace) {
  /** The maximum length of a deadline, 100 years. A 64-bit count of nanoseconds can express it. */
  private static final Duration MOST = Duration.ofDays(36_500);

  /**
   * The default deadlines of servers: 180 seconds without progress, and a minimum of 240 bytes per
   * second after 180 seconds of grace. Buffers of the operating system hide the progress of an
   * honest slow reader: one of 1 KB a second with buffers of the usual size shows its first
   * progress after two minutes.
   */
  public static final WriteDeadlines DEFAULT =
      new WriteDeadlines(Duration.ofMinutes(3), 240, Duration.ofMinutes(3));

  /** No deadlines: a peer may read as slowly as it likes. */
  public static final WriteDeadlines NONE = new WriteDeadlines(MOST, 1, MOST);

  /**
   * Creates deadlines after checking that each value is in its range.
   *
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public WriteDeadlines {
    if (stall.isNegative() || stall.isZero() || stall.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "stall must be more than 0 and at most 100 years: " + stall);
    }
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("bytesPerSecond must be at least 1: " + bytesPerSecond);
    }
    if (grace.isNegative() || grace.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("grace must be 0 to 100 years: " + grace);
    }
  }
}
