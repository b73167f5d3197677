package dev.wirecommand.server;

import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.transport.LoopThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open connections of one server, and the transports to tell when the server drains. Safe for
 * use by any thread.
 */
final class OpenConnections {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /* Guarded by the lock. */
  private final Map<ServerConnection, Link> open = new HashMap<>();
  private final Set<Transport> transports = new HashSet<>();
  private boolean draining;
  private boolean shutDown;

  /** The actions of a transport. Two transports are never equal. */
  private static final class Transport {
    private final Runnable onDrain;
    private final Runnable onDrained;

    private Transport(Runnable onDrain, Runnable onDrained) {
      this.onDrain = onDrain;
      this.onDrained = onDrained;
    }
  }

  /** Adds a connection. It ends at once if the connections are ending. */
  void add(ServerConnection connection, Link link) {
    lock.lock();
    try {
      open.put(connection, link);
      if (shutDown) {
        connection.shutDown();
      } else if (draining) {
        connection.drain();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns what is held for the connections, and what the process holds. */
  MemoryUse memoryUse(MemoryLimits limits) {
    long sum = 0;
    long largest = 0;
    lock.lock();
    try {
      for (ServerConnection connection : open.keySet()) {
        long held = connection.account().published();
        sum += held;
        largest = Math.max(largest, held);
      }
    } finally {
      lock.unlock();
    }
    return MemoryUse.now(limits, sum, largest, ConnectionAccount.ceiling(limits));
  }

  void remove(ServerConnection connection) {
    List<Transport> told;
    lock.lock();
    try {
      open.remove(connection);
      changed.signalAll();
      told = isDrained() ? List.copyOf(transports) : List.of();
    } finally {
      lock.unlock();
    }
    told.forEach(transport -> transport.onDrained.run());
  }

  /** Adds the actions of a transport, and returns an action that removes them. */
  Runnable addTransport(Runnable onDrain, Runnable onDrained) {
    Transport transport = new Transport(onDrain, onDrained);
    lock.lock();
    try {
      transports.add(transport);
    } finally {
      lock.unlock();
    }
    return () -> removeTransport(transport);
  }

  private void removeTransport(Transport transport) {
    lock.lock();
    try {
      transports.remove(transport);
    } finally {
      lock.unlock();
    }
  }

  /** Lets each connection end after its last response. Tells the transports, the first time. */
  void drain() {
    List<Transport> told;
    boolean ended;
    lock.lock();
    try {
      told = draining ? List.of() : List.copyOf(transports);
      draining = true;
      List.copyOf(open.keySet()).forEach(ServerConnection::drain);
      ended = open.isEmpty();
    } finally {
      lock.unlock();
    }
    told.forEach(transport -> transport.onDrain.run());
    if (ended) {
      told.forEach(transport -> transport.onDrained.run());
    }
  }

  /** Begins to drain, and shuts the connections down that have not ended after some time. */
  void startDrain(Duration timeout) {
    drain();
    CompletableFuture.delayedExecutor(
            timeout.toNanos(), TimeUnit.NANOSECONDS, BlockingExecutor.EXECUTOR)
        .execute(this::shutDown);
  }

  /**
   * Waits until all connections have ended, except the ones with a call that the current thread
   * runs.
   *
   * @return whether they have ended
   * @throws IllegalStateException if the current thread is the event loop of a connection
   */
  boolean awaitEnd(long nanos) throws InterruptedException {
    Thread caller = Thread.currentThread();
    Set<ServerConnection> own = new HashSet<>();
    long left = nanos;
    lock.lock();
    try {
      if (left > 0) {
        requireNoEventLoop();
        for (ServerConnection connection : open.keySet()) {
          connection.ifRunning(caller, () -> exclude(connection, own));
        }
      }
      while (left > 0 && !own.containsAll(open.keySet())) {
        left = changed.awaitNanos(left);
      }
      return own.containsAll(open.keySet());
    } finally {
      lock.unlock();
    }
  }

  private void requireNoEventLoop() {
    if (LoopThread.isCurrent() || open.values().stream().anyMatch(Link::isOwnThread)) {
      throw new IllegalStateException(
          "drain would wait on an event loop, which has to end the connections: call it on another"
              + " thread, or call startDrain");
    }
  }

  /** Called on the event loop of a connection. */
  private void exclude(ServerConnection connection, Set<ServerConnection> own) {
    lock.lock();
    try {
      own.add(connection);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the connections drain and have all ended. */
  boolean isDrained() {
    lock.lock();
    try {
      return draining && open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all connections at once. */
  void shutDown() {
    lock.lock();
    try {
      shutDown = true;
      List.copyOf(open.keySet()).forEach(ServerConnection::shutDown);
    } finally {
      lock.unlock();
    }
  }
}
