package dev.wirecommand.nio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A group of event loops, which take connections in turn. Safe for use by any thread. */
final class EventLoops {
  private static final AtomicInteger GROUPS = new AtomicInteger();

  private final List<EventLoop> loops = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /**
   * Opens an event loop for each processor. Their threads start when they are used.
   *
   * @param name the beginning of the threads' names
   */
  EventLoops(String name) {
    int group = GROUPS.incrementAndGet();
    for (int i = 1; i <= Runtime.getRuntime().availableProcessors(); i++) {
      loops.add(new EventLoop(name + "-" + group + "-" + i));
    }
  }

  /** Returns the event loop for the next connection. */
  EventLoop next() {
    return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
  }

  /**
   * Closes all connections and ends the event loops.
   *
   * @return a future that completes when the threads have ended
   */
  CompletableFuture<Void> end() {
    loops.forEach(EventLoop::end);
    return CompletableFuture.allOf(
        loops.stream().map(EventLoop::ended).toArray(CompletableFuture<?>[]::new));
  }
}
