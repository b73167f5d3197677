package dev.wirecommand.abuse;

import dev.wirecommand.client.CommandClient;
import java.io.IOException;
import java.time.Duration;

/**
 * A client that keeps calling on a connection of its own. It notes its slowest call, and a failure.
 */
final class GoodClient implements AutoCloseable {
  private final CommandClient connection;
  private final AbusedCommandsClient client;
  private final Thread thread = new Thread(this::call, "good-client");
  private volatile boolean over;
  private volatile int calls;
  private volatile long slowestNanos;
  private volatile Throwable failure;

  GoodClient(CommandClient connection) {
    this.connection = connection;
    this.client = new AbusedCommandsClient(connection).with(ServerUnderAttack.PATIENT);
    thread.setDaemon(true);
    thread.start();
  }

  private void call() {
    try {
      while (!over) {
        long before = System.nanoTime();
        int number = calls;
        int answer = number % 2 == 0 ? client.echo(number) : client.echoAtOnce(number);
        if (answer != number) {
          throw new AssertionError("asked for " + number + ", and got " + answer);
        }
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - before);
        calls = number + 1;
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Waits until the client has made so many more calls. */
  void awaitCalls(int more) throws InterruptedException {
    int enough = calls + more;
    while (calls < enough && thread.isAlive()) {
      Thread.sleep(1);
    }
  }

  /** Stops the client, and returns its slowest call. Throws what one of its calls has thrown. */
  Duration finish() throws InterruptedException {
    over = true;
    thread.join();
    if (failure != null) {
      throw new AssertionError("a good client has lost a call", failure);
    }
    return Duration.ofNanos(slowestNanos);
  }

  @Override
  public void close() throws IOException {
    over = true;
    connection.close();
  }
}
