package dev.wirecommand.micrometer;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;
import io.micrometer.core.instrument.MeterRegistry;
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
 * </table>
 *
 * <p>The outcome is {@code ok} or the code of the error. The command of a call to an unknown
 * command is {@code unknown}, so that peers cannot create tags. Safe for use by any thread.
 */
public final class ServerMetrics implements ServerListener {
  private final Meters meters;

  /**
   * Creates a listener that records into a registry.
   *
   * @param registry the registry
   */
  public ServerMetrics(MeterRegistry registry) {
    this.meters = new Meters(registry, "wirecommand.server.");
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
