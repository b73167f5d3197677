package dev.wirecommand.micrometer;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.Peer;
import dev.wirecommand.server.CallEnd;
import dev.wirecommand.server.ServerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens on a server.
 *
 * <pre>{@code
 * WireServer.builder().listener(new ServerMetrics(registry))
 * }</pre>
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what</th></tr>
 * <tr><td>{@code wirecommand.server.calls}</td><td>timer</td><td>command, outcome</td>
 *   <td>calls that were let in, from then until handler and result had ended</td></tr>
 * <tr><td>{@code wirecommand.server.calls.active}</td><td>gauge</td><td></td>
 *   <td>calls that run</td></tr>
 * <tr><td>{@code wirecommand.server.calls.refused}</td><td>counter</td><td>command, outcome</td>
 *   <td>calls that were refused before that</td></tr>
 * <tr><td>{@code wirecommand.server.received}</td><td>summary, bytes</td><td>command</td>
 *   <td>arguments and data of a call</td></tr>
 * <tr><td>{@code wirecommand.server.sent}</td><td>summary, bytes</td><td>command</td>
 *   <td>result of a call</td></tr>
 * <tr><td>{@code wirecommand.server.connections}</td><td>gauge</td><td></td>
 *   <td>connections that are open</td></tr>
 * <tr><td>{@code wirecommand.server.connections.opened}</td><td>counter</td><td>transport</td>
 *   <td>connections that were made</td></tr>
 * <tr><td>{@code wirecommand.server.protocol.errors}</td><td>counter</td><td>transport</td>
 *   <td>connections that were closed because the peer broke the protocol</td></tr>
 * </table>
 *
 * <p>The outcome is {@code ok} or the code of the error. The command of a call that was refused
 * because there is none of its name is {@code unknown}: peers must not make up tags. Safe for use
 * by any thread.
 */
public final class ServerMetrics implements ServerListener {
  private static final String PREFIX = "wirecommand.server.";

  private final MeterRegistry registry;
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  /**
   * Meters in a registry.
   *
   * @param registry where they are kept
   */
  public ServerMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(PREFIX + "calls.active", active, AtomicLong::get)
        .description("Calls that run")
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
        .tag("transport", transport(peer))
        .register(registry)
        .increment();
  }

  @Override
  public void connectionClosed(Peer peer, @Nullable Throwable cause) {
    connections.decrementAndGet();
  }

  @Override
  public void protocolError(Peer peer, String message) {
    Counter.builder(PREFIX + "protocol.errors")
        .description("Connections that were closed because the peer broke the protocol")
        .tag("transport", transport(peer))
        .register(registry)
        .increment();
  }

  @Override
  public void callStarted(CommandContext context) {
    active.incrementAndGet();
  }

  @Override
  public void callEnded(CommandContext context, CallEnd end) {
    active.decrementAndGet();
    String command = context.command();
    String error = end.error();
    Timer.builder(PREFIX + "calls")
        .description("Calls, until their handler and result had ended")
        .tag("command", command)
        .tag("outcome", error == null ? "ok" : error)
        .register(registry)
        .record(end.nanos(), TimeUnit.NANOSECONDS);
    bytes("received", "Arguments and data of a call", command).record(end.bytesIn());
    bytes("sent", "Result of a call", command).record(end.bytesOut());
  }

  private DistributionSummary bytes(String name, String description, String command) {
    return DistributionSummary.builder(PREFIX + name)
        .description(description)
        .baseUnit(BaseUnits.BYTES)
        .tag("command", command)
        .register(registry);
  }

  @Override
  public void callRefused(Peer peer, String command, String error) {
    Counter.builder(PREFIX + "calls.refused")
        .description("Calls that were refused before they could start")
        .tag("command", command.isEmpty() ? "unknown" : command)
        .tag("outcome", error)
        .register(registry)
        .increment();
  }

  private static String transport(Peer peer) {
    return peer.transport().name();
  }
}
