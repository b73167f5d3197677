package dev.wirecommand.micrometer;

import dev.wirecommand.client.CallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.command.Peer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts and times what happens on the connections of a client.
 *
 * <pre>{@code
 * ClientOptions.builder().listener(new ClientMetrics(registry))
 * }</pre>
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what</th></tr>
 * <tr><td>{@code wirecommand.client.calls}</td><td>timer</td><td>command, outcome</td>
 *   <td>calls, from when they were made until their end</td></tr>
 * <tr><td>{@code wirecommand.client.calls.active}</td><td>gauge</td><td></td>
 *   <td>calls that have not ended</td></tr>
 * <tr><td>{@code wirecommand.client.received}</td><td>summary, bytes</td><td>command</td>
 *   <td>response to a call</td></tr>
 * <tr><td>{@code wirecommand.client.sent}</td><td>summary, bytes</td><td>command</td>
 *   <td>request and data of a call</td></tr>
 * <tr><td>{@code wirecommand.client.connections}</td><td>gauge</td><td></td>
 *   <td>connections that are open</td></tr>
 * <tr><td>{@code wirecommand.client.connections.opened}</td><td>counter</td><td>transport</td>
 *   <td>connections that were made</td></tr>
 * </table>
 *
 * <p>The outcome is {@code ok}, the code of the error, {@code cancelled} where the caller took the
 * call back, or {@code disconnected}. Safe for use by any thread.
 */
public final class ClientMetrics implements ClientListener {
  private static final String PREFIX = "wirecommand.client.";

  private final MeterRegistry registry;
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  /**
   * Meters in a registry.
   *
   * @param registry where they are kept
   */
  public ClientMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(PREFIX + "calls.active", active, AtomicLong::get)
        .description("Calls that have not ended")
        .register(registry);
    Gauge.builder(PREFIX + "connections", connections, AtomicLong::get)
        .description("Connections that are open")
        .register(registry);
  }

  @Override
  public void connectionOpened(Peer peer) {
    connections.incrementAndGet();
    Counter.builder(PREFIX + "connections.opened")
        .description("Connections that were made")
        .tag("transport", peer.transport().name())
        .register(registry)
        .increment();
  }

  @Override
  public void connectionClosed(Peer peer, String reason) {
    connections.decrementAndGet();
  }

  @Override
  public void callStarted(CommandName command) {
    active.incrementAndGet();
  }

  @Override
  public void callEnded(CommandName command, CallEnd end) {
    active.decrementAndGet();
    Timer.builder(PREFIX + "calls")
        .description("Calls, from when they were made until their end")
        .tag("command", command.name())
        .tag("outcome", outcome(end))
        .register(registry)
        .record(end.nanos(), TimeUnit.NANOSECONDS);
    bytes("received", "Response to a call", command).record(end.bytesIn());
    bytes("sent", "Request and data of a call", command).record(end.bytesOut());
  }

  private static String outcome(CallEnd end) {
    if (end.outcome() == CallEnd.Outcome.ANSWERED) {
      return "ok";
    }
    String error = end.error();
    return error == null ? end.outcome().name().toLowerCase(Locale.ROOT) : error;
  }

  private DistributionSummary bytes(String name, String description, CommandName command) {
    return DistributionSummary.builder(PREFIX + name)
        .description(description)
        .baseUnit(BaseUnits.BYTES)
        .tag("command", command.name())
        .register(registry);
  }
}
