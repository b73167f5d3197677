package dev.wirecommand.benchmarks.harness;

import dev.wirecommand.benchmarks.harness.Contender.Handlers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The first call of a JVM in which server and client are started: {@code FirstCallMain CLASS}. When
 * the call was answered, it closes all and ends.
 */
public final class FirstCallMain {
  private FirstCallMain() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Console.contender(args[0]);
    Contender.Server server = contender.serve(Handlers.DIRECT);
    Contender.Client client = contender.newClient(server.port());
    Contender.Connection connection = client.connect();
    new Load(List.of(connection), 1, Size.SMALL).run(0);
    new Console().say("answered");
    connection.close();
    client.close();
    server.close();
    // System.exit waits about 300 ms for threads that are blocked in native code, such as event
    // loops. A JVM whose last thread has ended does not wait for daemon threads.
    if (hasOtherThreads()) {
      System.exit(0);
    }
  }

  /** Tells whether any thread but this one keeps the JVM from ending. */
  private static boolean hasOtherThreads() {
    Thread[] threads = new Thread[Thread.activeCount() + 64];
    Thread.enumerate(threads);
    return Arrays.stream(threads)
        .filter(Objects::nonNull)
        .anyMatch(thread -> thread != Thread.currentThread() && !thread.isDaemon());
  }
}
