package dev.wirecommand.server;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Bounds the text and progress of a connection that its peer has not taken yet: threads of handlers
 * wait until there is room. The connection's own thread can't wait; it is refused, much later.
 */
final class SideOutputLimit {
  private static final long HIGH_WATER = 1 << 20;
  private static final long HARD_LIMIT = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  /** Guarded by the lock. */
  private long held;

  /** How many threads wait: read without the lock, so that it is seldom taken in vain. */
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Takes room.
   *
   * @param mayWait whether the caller's thread may wait for it
   * @param over whether nobody wants the output any more
   * @return false if that is so, or the thread was interrupted, which stays set
   * @throws CommandException if there is no room and the thread may not wait
   */
  boolean take(long bytes, boolean mayWait, BooleanSupplier over) {
    lock.lock();
    try {
      if (!mayWait && held > HARD_LIMIT) {
        throw new CommandException(
            ErrorCode.OVERLOADED,
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

  /** Gives room back. */
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

  /** Lets those who wait see whether they still should; costs nothing where nobody does. */
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
