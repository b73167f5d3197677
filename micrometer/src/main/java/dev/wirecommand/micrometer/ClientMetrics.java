package dev.wirecommand.micrometer;

import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.link.Peer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * A listener that records the calls and connections of a client.
 *
 * <pre>{@code
 * ClientOptions.builder().listener(new ClientMetrics(registry))
 * }</pre>
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>meaning</th></tr>
 * <tr><td>{@code wirecommand.client.calls}</td><td>timer</td><td>command, outcome</td>
 *   <td>duration of a call, from when it was made until its end</td></tr>
 * <tr><td>{@code wirecommand.client.calls.active}</td><td>gauge</td><td></td>
 *   <td>calls in progress</td></tr>
 * <tr><td>{@code wirecommand.client.received}</td><td>summary, bytes</td><td>command</td>
 *   <td>response of a call</td></tr>
 * <tr><td>{@code wirecommand.client.sent}</td><td>summary, bytes</td><td>command</td>
 *   <td>request and data of a call</td></tr>
 * <tr><td>{@code wirecommand.client.connections}</td><td>gauge</td><td></td>
 *   <td>open connections</td></tr>
 * <tr><td>{@code wirecommand.client.connections.opened}</td><td>counter</td><td>transport</td>
 *   <td>connections made</td></tr>
 * </table>
 *
 * <p>The outcome is {@code ok}, the code of the error, {@code cancelled} if the caller cancelled
 * the call, or {@code disconnected}. Safe for use by any thread.
 */
public final class ClientMetrics implements ClientListener {
  private final Meters meters;

  /**
   * Creates a listener that records into a registry.
   *
   * @param registry the registry
   */
  public ClientMetrics(MeterRegistry registry) {
    this.meters = new Meters(registry, "wirecommand.client.");
  }

  @Override
  public void connectionOpened(Peer peer) {
    meters.connectionOpened(peer);
  }

  @Override
  public void connectionClosed(Peer peer, String reason) {
    meters.connectionClosed();
  }

  @Override
  public void callStarted(CommandName command) {
    meters.callStarted();
  }

  @Override
  public void callEnded(CommandName command, ClientCallEnd end) {
    meters.callEnded(command.name(), outcome(end), end.nanos(), end.bytesIn(), end.bytesOut());
  }

  private static String outcome(ClientCallEnd end) {
    if (end.outcome() == ClientCallEnd.Outcome.ANSWERED) {
      return "ok";
    }
    String error = end.error();
    return error == null ? end.outcome().name().toLowerCase(Locale.ROOT) : error;
  }
}
