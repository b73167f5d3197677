package dev.wirecommand.engine;

import dev.wirecommand.link.LinkHandler;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A network in memory with two ends, in virtual time. Each direction has the same delay and the
 * same bandwidth. Nothing happens until {@link #run}. For one thread, which is the event loop of
 * both ends.
 */
final class SimulatedNetwork {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));

  private final SimulatedLink client;
  private final SimulatedLink server;
  private long now;
  private long number;

  record Event(long at, long number, Runnable task) {}

  /**
   * @param oneWay the time from one end to the other
   * @param bytesPerSecond the bandwidth of each direction
   */
  SimulatedNetwork(Duration oneWay, long bytesPerSecond) {
    this.client = new SimulatedLink(this, oneWay.toNanos(), bytesPerSecond);
    this.server = new SimulatedLink(this, oneWay.toNanos(), bytesPerSecond);
    client.join(server);
    server.join(client);
  }

  SimulatedLink client() {
    return client;
  }

  SimulatedLink server() {
    return server;
  }

  /** Sets the engines at both ends. */
  void connect(LinkHandler clientSide, LinkHandler serverSide) {
    client.attach(clientSide);
    server.attach(serverSide);
  }

  /** Returns the time since the beginning, in nanoseconds. */
  long now() {
    return now;
  }

  /** Runs a task at a later time. */
  Event at(long delayNanos, Runnable task) {
    Event event = new Event(now + delayNanos, number++, task);
    events.add(event);
    return event;
  }

  void cancel(Event event) {
    events.remove(event);
  }

  /** Lets time pass, and runs all that happens until then. */
  void run(Duration time) {
    long until = now + time.toNanos();
    for (Event next = events.peek(); next != null && next.at() <= until; next = events.peek()) {
      events.remove();
      now = next.at();
      next.task().run();
    }
    now = until;
  }
}
