package dev.wirecommand.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The peers that a process waits for. While the process holds as much as it may, peers that were
 * silent for too long are cut: the longest silent first, and the next one only if memory is still
 * short when the memory of the first is free. Safe for use by any thread.
 */
final class SilentPeers {
  /** All of this process. */
  static final SilentPeers ALL = new SilentPeers(ProcessAccount::isAnyShort, System::nanoTime);

  /** How long one peer may keep the others from being cut, if its event loop is busy. */
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final BooleanSupplier memoryShort;
  private final LongSupplier clock;
  private final Set<WriteGuard> waiting = ConcurrentHashMap.newKeySet();
  private @Nullable WriteGuard turn;
  private long turnSince;

  SilentPeers(BooleanSupplier memoryShort, LongSupplier clock) {
    this.memoryShort = memoryShort;
    this.clock = clock;
  }

  boolean isMemoryShort() {
    return memoryShort.getAsBoolean();
  }

  void add(WriteGuard guard) {
    waiting.add(guard);
  }

  /** Removes a peer that is not waited for, or whose connection has closed. */
  void remove(WriteGuard guard) {
    waiting.remove(guard);
    endTurn(guard);
  }

  /** Ends the turn of a peer, if it has one, and gives it to the next one. */
  void endTurn(WriteGuard guard) {
    synchronized (this) {
      if (turn != guard) {
        return;
      }
      turn = null;
    }
    relieve();
  }

  /** Has the longest silent peer cut if memory is short, unless another is being cut. */
  void relieve() {
    if (isMemoryShort()) {
      WriteGuard next = next();
      if (next != null) {
        next.takeTurn();
      }
    }
  }

  private synchronized @Nullable WriteGuard next() {
    long now = clock.getAsLong();
    if (turn != null && now - turnSince < TURN_NANOS) {
      return null;
    }
    WriteGuard longest = null;
    long silence = -1;
    for (WriteGuard guard : waiting) {
      long silent = guard.silentTooLongIfShort();
      if (silent > silence && guard != turn) {
        longest = guard;
        silence = silent;
      }
    }
    turn = longest;
    turnSince = now;
    return longest;
  }
}
