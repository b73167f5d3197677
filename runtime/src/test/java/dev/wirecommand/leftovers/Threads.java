package dev.wirecommand.leftovers;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The library's own threads, by their names. */
final class Threads {
  private static final String PREFIX = "wirecommand-";

  private Threads() {}

  static Set<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(PREFIX))
        .collect(Collectors.toSet());
  }

  /** The names of threads that are not among some, once those that are ending have ended. */
  static Set<String> leftBehind(Set<Thread> before, Duration patience) throws InterruptedException {
    Set<Thread> left = running();
    left.removeAll(before);
    for (Thread thread : left) {
      // Wakes as the thread ends: only one that stays takes the whole of it.
      thread.join(Math.max(1, patience.toMillis()));
    }
    return left.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
  }
}
