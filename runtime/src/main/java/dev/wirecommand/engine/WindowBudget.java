package dev.wirecommand.engine;

import dev.wirecommand.reactor.ByteAccount;

/**
 * The memory that the receive windows of one connection may use together, in one direction. It also
 * keeps the round-trip time of the connection, which decides whether a window should grow. Used on
 * the event loop.
 */
public final class WindowBudget {
  /** The least size of a window, in bytes. A client may send as much before any grant. */
  public static final int LEAST_WINDOW = 65_536;

  private final int maxWindow;
  private final ByteAccount account;
  private long left;
  private long roundTripNanos = Long.MAX_VALUE;

  /**
   * Makes a budget without windows.
   *
   * @param maxWindow the most bytes of one window
   * @param connection the bytes of all windows together
   * @param account the account of the connection, in which windows are reserved
   */
  public WindowBudget(int maxWindow, int connection, ByteAccount account) {
    this.maxWindow = maxWindow;
    this.left = connection;
    this.account = account;
  }

  /**
   * Reserves the bytes of a new window. If the budget or the account is short, the window gets
   * less, but not less than 65,536 bytes.
   *
   * @param wanted the size that the window should have
   * @return the size that it has; 0 if the account is too short even for the least window
   */
  public int reserve(int wanted) {
    int least = Math.min(wanted, LEAST_WINDOW);
    int size = (int) Math.max(least, Math.min(wanted, left));
    if (!account.reserve(size)) {
      size = least;
      if (!account.reserve(size)) {
        return 0;
      }
    }
    left -= size;
    return size;
  }

  /** Reserves more bytes for a window. Returns how many, 0 or more. */
  int reserveMore(int wanted) {
    int more = (int) Math.max(0, Math.min(wanted, left));
    if (more == 0 || !account.reserve(more)) {
      return 0;
    }
    left -= more;
    return more;
  }

  /** Doubles a window if the limits allow. Returns its size. */
  int grow(int size) {
    return size + reserveMore(Math.min(size, maxWindow - size));
  }

  /**
   * Returns bytes to the budget.
   *
   * @param bytes how many bytes a window uses no longer
   */
  public void release(int bytes) {
    left += bytes;
    account.release(bytes);
  }

  /**
   * Records a time that was no shorter than a round trip.
   *
   * @param nanos the time in nanoseconds
   */
  public void sampleRoundTrip(long nanos) {
    roundTripNanos = Math.min(roundTripNanos, nanos);
  }

  /** Returns the shortest time that was recorded, in nanoseconds. */
  long roundTripNanos() {
    return roundTripNanos;
  }
}
