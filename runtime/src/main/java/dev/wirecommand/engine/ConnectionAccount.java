package dev.wirecommand.engine;

import dev.wirecommand.reactor.ByteAccount;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.transport.ProcessAccount;
import org.jspecify.annotations.Nullable;

/**
 * An account of the bytes that one connection holds for its peer: partly received frames and
 * requests, the arguments of calls, windows in both directions, queued output of every kind, and
 * what a client collects. Used on the event loop.
 *
 * <p>The first {@value #FREE} bytes are always there. What exceeds them is claimed from the {@link
 * ProcessAccount}, in steps of as many bytes. New work is refused if a ceiling would be exceeded.
 * What has been accepted is {@linkplain #add added} in any case.
 */
public final class ConnectionAccount implements ByteAccount {
  /** How many bytes each connection may hold, however much the others hold. */
  static final int FREE = ProcessAccount.STEP;

  /** The lowest ceiling of a connection, which is enough for some calls and one window. */
  private static final int LEAST = 4 * FREE;

  /** The share of the process's bytes that one connection may hold. */
  private static final int SHARES = 4;

  private final ProcessAccount process;
  private final long processCeiling;
  private final long ceiling;
  private long held;

  /** How many bytes the connection has claimed from the process. */
  private long claimed;

  /** How many bytes the connection may hold without a look at the ceilings or the process. */
  private long freely;

  /** The number of held bytes at which claimed ones are returned to the process. */
  private long returnAt = Long.MIN_VALUE;

  private boolean closed;

  /** The number of bytes that {@link #publish} has shown last, for other threads. */
  private volatile long published;

  /**
   * Makes an empty account of a connection of this process.
   *
   * @param limits has the ceilings
   */
  public ConnectionAccount(MemoryLimits limits) {
    this(limits, ProcessAccount.HEAP);
  }

  ConnectionAccount(MemoryLimits limits, ProcessAccount process) {
    this(process, limits.processBytes(), ceiling(limits));
  }

  private ConnectionAccount(ProcessAccount process, long processCeiling, long ceiling) {
    this.process = process;
    this.processCeiling = processCeiling;
    this.ceiling = ceiling;
    setClaimed(0);
  }

  /**
   * Returns how many bytes one connection of a server may hold.
   *
   * @param limits the limits of the server
   * @return the number of bytes
   */
  public static long ceiling(MemoryLimits limits) {
    return Math.max(LEAST, Math.min(limits.connectionBytes(), limits.processBytes() / SHARES));
  }

  /**
   * Makes an empty account of a client's connection, which may hold as much as all connections of
   * the process: a client asks for what it gets.
   *
   * @param limits has the ceiling of the process
   * @return the account
   */
  public static ConnectionAccount ofClient(MemoryLimits limits) {
    return new ConnectionAccount(
        ProcessAccount.HEAP, limits.processBytes(), Math.max(LEAST, limits.processBytes()));
  }

  @Override
  public boolean reserve(long bytes) {
    long next = held + bytes;
    if (next > freely && !claim(next)) {
      return false;
    }
    held = next;
    return true;
  }

  private boolean claim(long next) {
    if (closed || next > ceiling) {
      return false;
    }
    long missing = missing(next);
    if (!process.claim(missing, processCeiling)) {
      return false;
    }
    setClaimed(claimed + missing);
    return true;
  }

  private void setClaimed(long bytes) {
    claimed = bytes;
    freely = Math.min(ceiling, FREE + claimed);
    // One step is kept, so that a connection that needs it again and again does not ask each time.
    returnAt = claimed > FREE ? claimed - FREE : Long.MIN_VALUE;
  }

  /**
   * Adds bytes that the connection holds in any case, because they belong to accepted work.
   *
   * @param bytes how many, 0 or more
   */
  public void add(long bytes) {
    held += bytes;
    if (held > freely && !closed) {
      long missing = missing(held);
      process.add(missing);
      setClaimed(claimed + missing);
    }
  }

  /** Returns how many bytes have to be claimed before the connection may hold so many. */
  private long missing(long next) {
    return steps(Math.max(0, next - FREE - claimed));
  }

  /** Rounds a number of bytes up to whole steps. */
  private static long steps(long bytes) {
    return (bytes + FREE - 1) / FREE * FREE;
  }

  @Override
  public void release(long bytes) {
    held -= bytes;
    if (held <= returnAt) {
      long spare = claimed - steps(Math.max(0, held - FREE)) - FREE;
      process.release(spare);
      setClaimed(claimed - spare);
    }
  }

  /**
   * Returns all bytes to the process, because the connection has closed. Nothing can be reserved
   * afterwards. What handlers still use is counted until they end.
   */
  public void close() {
    closed = true;
    process.release(claimed);
    claimed = 0;
    freely = Long.MIN_VALUE;
    returnAt = Long.MIN_VALUE;
  }

  @Override
  public long ceiling() {
    return ceiling;
  }

  /**
   * Returns how many bytes the connection holds.
   *
   * @return the number of bytes
   */
  public long held() {
    return held;
  }

  /**
   * Returns whether the connection holds more than its ceiling, because of work that was accepted.
   *
   * @return whether it does
   */
  public boolean isOver() {
    return held > ceiling;
  }

  /**
   * Shows other threads how many bytes are held now. Called at the end of a batch.
   *
   * @return whether the number differs from the last one by a step or more, or has become 0
   */
  public boolean publish() {
    long now = held;
    long before = published;
    if (now == before) {
      return false;
    }
    if (Math.abs(now - before) < FREE && now != 0) {
      return false;
    }
    published = now;
    return true;
  }

  /**
   * Returns how many bytes the connection held when that was last {@linkplain #publish published}.
   * May be called on any thread.
   *
   * @return the number of bytes
   */
  public long published() {
    return published;
  }

  /**
   * Returns why the connection should be closed: the process holds too much, and the connection
   * more than its share.
   *
   * @return the reason, or null if the connection may stay
   */
  public @Nullable String excess() {
    if (held <= ceiling || process.held() <= processCeiling) {
      return null;
    }
    return "the server holds "
        + held
        + " bytes for the connection; at most "
        + ceiling
        + " are allowed while it holds so much for all, the limit connectionBytes";
  }
}
