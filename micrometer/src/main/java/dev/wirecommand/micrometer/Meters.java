package dev.wirecommand.micrometer;

import dev.wirecommand.link.Peer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** The meters that servers and clients share. */
final class Meters {
  private final MeterRegistry registry;
  private final String prefix;
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  /**
   * @param prefix the beginning of all meters' names
   */
  Meters(MeterRegistry registry, String prefix) {
    this.registry = registry;
    this.prefix = prefix;
    gauge("calls.active", "Calls that have not ended", active);
    gauge("connections", "Connections that are open", connections);
  }

  private void gauge(String name, String description, AtomicLong value) {
    Gauge.builder(prefix + name, value, AtomicLong::get)
        .description(description)
        .register(registry);
  }

  /** Adds a gauge of bytes, which is read from a source while that is in use. */
  <T> void gaugeBytes(
      String name, String description, Tags tags, T source, ToDoubleFunction<T> value) {
    Gauge.builder(prefix + name, source, value)
        .description(description)
        .baseUnit(BaseUnits.BYTES)
        .tags(tags)
        .register(registry);
  }

  void connectionOpened(Peer peer) {
    connections.incrementAndGet();
    count("connections.opened", "Connections that were made", "transport", peer.transport().name());
  }

  void connectionClosed() {
    connections.decrementAndGet();
  }

  void callStarted() {
    active.incrementAndGet();
  }

  void callEnded(String command, String outcome, long nanos, long bytesIn, long bytesOut) {
    active.decrementAndGet();
    Timer.builder(prefix + "calls")
        .description("Calls, until their end")
        .tag("command", command)
        .tag("outcome", outcome)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
    bytes("received", "Payload that came in a call", command).record((double) bytesIn);
    bytes("sent", "Payload that went out in a call", command).record((double) bytesOut);
  }

  private DistributionSummary bytes(String name, String description, String command) {
    return DistributionSummary.builder(prefix + name)
        .description(description)
        .baseUnit(BaseUnits.BYTES)
        .tag("command", command)
        .register(registry);
  }

  /** Increments a counter. */
  void count(String name, String description, String... tags) {
    Counter.builder(prefix + name)
        .description(description)
        .tags(tags)
        .register(registry)
        .increment();
  }
}
