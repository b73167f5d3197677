package dev.wirecommand.server;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A limit, in bytes, on the text and progress that one connection has not sent yet. Handler threads
 * wait until there is room. An event loop cannot wait. Its output is refused, at a much higher
 * limit. Methods may be called on any thread.
 */
final class SideOutputLimit {
  private static final long HIGH_WATER = 1 << 20;
  private static final long HARD_LIMIT = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  /** The number of bytes that are currently acquired. Guarded by the lock. */
  private long held;

  /** The number of threads that wait for room. {@link #wake} reads it without the lock. */
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Reserves room for {@code bytes} bytes of output.
   *
   * @param mayWait whether the caller's thread may wait for room
   * @param over whether the output is not wanted any more
   * @return false if the output is not wanted, or the thread was interrupted (its interrupt status
   *     stays set)
   * @throws CommandException if there is no room and the thread may not wait
   */
  boolean acquire(long bytes, boolean mayWait, BooleanSupplier over) {
    lock.lock();
    try {
      if (!mayWait && held > HARD_LIMIT) {
        throw new CommandException(
            ErrorCode.CANCELLED,
            "more than " + HARD_LIMIT + " bytes of text and progress that the peer has not read");
      }
      if (mayWait && held > HIGH_WATER && !awaitRoom(over)) {
        return false;
      }
      held += bytes;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitRoom(BooleanSupplier over) {
    waiting.incrementAndGet();
    try {
      while (held > HIGH_WATER) {
        if (over.getAsBoolean()) {
          return false;
        }
        room.await();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Releases room for the given number of bytes, which {@link #acquire} has reserved. */
  void release(long bytes) {
    lock.lock();
    try {
      held -= bytes;
      if (held <= HIGH_WATER) {
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Wakes the waiting threads, so that each checks whether its output is still wanted. Cheap if no
   * thread waits.
   */
  void wake() {
    if (waiting.get() == 0) {
      return;
    }
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
