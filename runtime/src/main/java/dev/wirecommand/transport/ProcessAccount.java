package dev.wirecommand.transport;

import java.util.concurrent.atomic.AtomicLong;

/**
 * An account of the bytes that this process holds on the heap for the peers of all its connections.
 * Connections claim bytes in large steps, so that a small call does not touch the account. Safe for
 * use by any thread.
 */
public final class ProcessAccount {
  /** The account of this process. */
  public static final ProcessAccount HEAP = new ProcessAccount();

  /** The step in which connections claim bytes. */
  public static final int STEP = 65_536;

  private final AtomicLong held = new AtomicLong();

  /** The ceiling at which a claim was refused last. */
  private volatile long refusedAt = Long.MAX_VALUE;

  /** Creates an empty account. */
  public ProcessAccount() {}

  /**
   * Claims bytes for a connection, unless the account would exceed its ceiling.
   *
   * @param bytes how many, 0 or more
   * @param ceiling the most bytes of the account
   * @return whether they are claimed
   */
  public boolean claim(long bytes, long ceiling) {
    long now = held.get();
    while (now + bytes <= ceiling) {
      if (held.compareAndSet(now, now + bytes)) {
        return true;
      }
      now = held.get();
    }
    refusedAt = ceiling;
    return false;
  }

  /**
   * Adds bytes that a connection holds in any case, even if that exceeds the ceiling.
   *
   * @param bytes how many, 0 or more
   */
  public void add(long bytes) {
    held.addAndGet(bytes);
  }

  /**
   * Returns bytes to the account.
   *
   * @param bytes how many are held no longer
   */
  public void release(long bytes) {
    held.addAndGet(-bytes);
  }

  /**
   * Returns how many bytes the connections have claimed.
   *
   * @return the number of bytes
   */
  public long held() {
    return held.get();
  }

  /**
   * Returns whether the account is so full that connections had to be refused more.
   *
   * @return whether memory is short
   */
  public boolean isShort() {
    return held.get() + STEP > refusedAt;
  }
}
