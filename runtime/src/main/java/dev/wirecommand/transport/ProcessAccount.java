package dev.wirecommand.transport;

import java.util.concurrent.atomic.AtomicLong;

/**
 * An account of the bytes that this process holds for the peers of all its connections: one of the
 * heap, and one of direct memory. Connections claim bytes of the heap in large steps, so that a
 * small call does not touch the account. Safe for use by any thread.
 */
public final class ProcessAccount {
  /** The account of this process's heap. */
  public static final ProcessAccount HEAP = new ProcessAccount();

  /** The account of this process's direct memory, and of the memory of native TLS. */
  public static final ProcessAccount DIRECT = new ProcessAccount();

  /** The step in which connections claim bytes. */
  public static final int STEP = 65_536;

  private final AtomicLong held = new AtomicLong();

  /** The highest ceiling that is allowed. */
  private volatile long most = Long.MAX_VALUE;

  /** The ceiling at which a claim was refused last, while the account is that full. */
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
   * Limits the ceilings of this account, because the process has not more memory of its kind.
   *
   * @param bytes the highest ceiling
   */
  public void limitTo(long bytes) {
    most = bytes;
  }

  /**
   * Returns the ceiling that applies.
   *
   * @param wanted the ceiling that is set
   * @return that, or the highest one that is {@linkplain #limitTo allowed}
   */
  public long ceiling(long wanted) {
    return Math.min(wanted, most);
  }

  /**
   * Returns whether the heap or direct memory is short.
   *
   * @return whether an account of this process {@linkplain #isShort is short}
   */
  public static boolean isAnyShort() {
    return HEAP.isShort() || DIRECT.isShort();
  }

  /**
   * Returns whether the account is so full that no connection should hold more.
   *
   * @param ceiling the most bytes of the account
   * @return whether it holds more than that
   */
  public boolean exceeds(long ceiling) {
    if (held.get() <= ceiling) {
      return false;
    }
    refusedAt = ceiling;
    return true;
  }

  /**
   * Returns the ceiling that applies, if the account is fuller than that.
   *
   * @param wanted the ceiling that is set
   * @return the number of bytes, or 0 while there is room
   */
  public long reached(long wanted) {
    long ceiling = ceiling(wanted);
    return exceeds(ceiling) ? ceiling : 0;
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
    long left = held.addAndGet(-bytes);
    if (left + STEP <= refusedAt) {
      // Servers of one process may have different ceilings, and the next one refused may be higher.
      refusedAt = Long.MAX_VALUE;
    }
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
