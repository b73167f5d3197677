package dev.wirecommand.micrometer;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.MemoryUse;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A listener that records the calls and connections of a server.
 *
 * <pre>{@code
 * WireServer.builder().listener(new ServerMetrics(registry))
 * }</pre>
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>meaning</th></tr>
 * <tr><td>{@code wirecommand.server.calls}</td><td>timer</td><td>command, outcome</td>
 *   <td>duration of an accepted call, until its handler and its result have ended</td></tr>
 * <tr><td>{@code wirecommand.server.calls.active}</td><td>gauge</td><td></td>
 *   <td>accepted calls that run or wait to run</td></tr>
 * <tr><td>{@code wirecommand.server.calls.refused}</td><td>counter</td><td>command, outcome</td>
 *   <td>calls that were not accepted</td></tr>
 * <tr><td>{@code wirecommand.server.received}</td><td>summary, bytes</td><td>command</td>
 *   <td>arguments and data of a call</td></tr>
 * <tr><td>{@code wirecommand.server.sent}</td><td>summary, bytes</td><td>command</td>
 *   <td>result of a call</td></tr>
 * <tr><td>{@code wirecommand.server.connections}</td><td>gauge</td><td></td>
 *   <td>open connections</td></tr>
 * <tr><td>{@code wirecommand.server.connections.opened}</td><td>counter</td><td>transport</td>
 *   <td>connections made</td></tr>
 * <tr><td>{@code wirecommand.server.protocol.errors}</td><td>counter</td><td>transport</td>
 *   <td>connections that were closed because the peer broke the protocol</td></tr>
 * <tr><td>{@code wirecommand.server.memory.held}</td><td>gauge, bytes</td><td>area</td>
 *   <td>memory that the process holds for its peers</td></tr>
 * <tr><td>{@code wirecommand.server.memory.ceiling}</td><td>gauge, bytes</td><td>area</td>
 *   <td>the most that it may hold</td></tr>
 * <tr><td>{@code wirecommand.server.connections.memory}</td><td>gauge, bytes</td><td></td>
 *   <td>heap that the server holds for its connections together</td></tr>
 * <tr><td>{@code wirecommand.server.connections.memory.largest}</td><td>gauge, bytes</td><td></td>
 *   <td>heap that it holds for the connection for which it holds most</td></tr>
 * <tr><td>{@code wirecommand.server.connections.memory.ceiling}</td><td>gauge, bytes</td><td></td>
 *   <td>the most that it may hold for one connection</td></tr>
 * </table>
 *
 * <p>The outcome is {@code ok} or the code of the error. The command of a call to an unknown
 * command is {@code unknown}, so that peers cannot create tags. The area is {@code heap} or {@code
 * direct}. The gauges of memory are those of {@link MemoryUse}, of the first server that has this
 * listener. Safe for use by any thread.
 */
public final class ServerMetrics implements ServerListener {
  private static final String HELD = "Memory that the process holds for its peers";
  private static final String CEILING = "Memory that the process may hold for its peers";

  private final Meters meters;
  private final List<Supplier<MemoryUse>> held = new CopyOnWriteArrayList<>();

  /**
   * Creates a listener that records into a registry.
   *
   * @param registry the registry
   */
  public ServerMetrics(MeterRegistry registry) {
    this.meters = new Meters(registry, "wirecommand.server.");
  }

  @Override
  public void serverBuilt(Supplier<MemoryUse> memory) {
    // The gauges refer to it weakly, and the server to this listener.
    held.add(memory);
    gauge(memory, "memory.held", HELD, "heap", MemoryUse::heap);
    gauge(memory, "memory.held", HELD, "direct", MemoryUse::direct);
    gauge(memory, "memory.ceiling", CEILING, "heap", MemoryUse::heapCeiling);
    gauge(memory, "memory.ceiling", CEILING, "direct", MemoryUse::directCeiling);
    gauge(
        memory,
        "connections.memory",
        "Heap that is held for all connections of the server",
        null,
        MemoryUse::connections);
    gauge(
        memory,
        "connections.memory.largest",
        "Heap that is held for the connection for which most is held",
        null,
        MemoryUse::largestConnection);
    gauge(
        memory,
        "connections.memory.ceiling",
        "Heap that may be held for one connection",
        null,
        MemoryUse::connectionCeiling);
  }

  private void gauge(
      Supplier<MemoryUse> memory,
      String name,
      String description,
      @Nullable String area,
      ToLongFunction<MemoryUse> value) {
    Tags tags = area == null ? Tags.empty() : Tags.of("area", area);
    meters.gaugeBytes(name, description, tags, memory, now -> value.applyAsLong(now.get()));
  }

  @Override
  public void connectionOpened(Peer peer) {
    meters.connectionOpened(peer);
  }

  @Override
  public void connectionClosed(Peer peer, @Nullable Throwable cause) {
    meters.connectionClosed();
  }

  @Override
  public void protocolError(Peer peer, String message) {
    meters.count(
        "protocol.errors",
        "Connections that were closed because the peer broke the protocol",
        "transport",
        peer.transport().name());
  }

  @Override
  public void callStarted(CommandContext context) {
    meters.callStarted();
  }

  @Override
  public void callEnded(CommandContext context, ServerCallEnd end) {
    String error = end.error();
    meters.callEnded(
        context.command(),
        error == null ? "ok" : error,
        end.nanos(),
        end.bytesIn(),
        end.bytesOut());
  }

  @Override
  public void callRefused(Peer peer, String command, String error) {
    meters.count(
        "calls.refused",
        "Calls that were refused before they could start",
        "command",
        command.isEmpty() ? "unknown" : command,
        "outcome",
        error);
  }
}
