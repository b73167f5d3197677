package dev.wirecommand.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientCallEnd.Outcome;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.link.Peer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientMetricsTest {
  private static final CommandName LOOKUP = new CommandName("lookup", Permission.READ);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ClientMetrics metrics = new ClientMetrics(registry);

  @Test
  void countsAndTimesWhatCallsLeadTo() {
    for (int i = 0; i < 5; i++) {
      metrics.callStarted(LOOKUP);
    }
    metrics.callEnded(LOOKUP, new ClientCallEnd(Outcome.ANSWERED, null, 3_000_000_000L, 20, 10));
    metrics.callEnded(LOOKUP, new ClientCallEnd(Outcome.FAILED, "not-found", 1, 0, 11));
    metrics.callEnded(LOOKUP, new ClientCallEnd(Outcome.CANCELLED, null, 1, 0, 0));
    metrics.callEnded(LOOKUP, new ClientCallEnd(Outcome.DISCONNECTED, null, 1, 0, 0));

    assertThat(registry.get("wirecommand.client.calls.active").gauge().value()).isEqualTo(1);
    assertThat(seconds("ok")).isEqualTo(3.0);
    for (String outcome : new String[] {"ok", "not-found", "cancelled", "disconnected"}) {
      assertThat(count(outcome)).as(outcome).isEqualTo(1);
    }
    assertThat(bytes("received")).isEqualTo("4 of 20.0 bytes");
    assertThat(bytes("sent")).isEqualTo("4 of 21.0 bytes");
  }

  private double seconds(String outcome) {
    return registry
        .get("wirecommand.client.calls")
        .tags("command", "lookup", "outcome", outcome)
        .timer()
        .totalTime(TimeUnit.SECONDS);
  }

  private long count(String outcome) {
    return registry
        .get("wirecommand.client.calls")
        .tags("command", "lookup", "outcome", outcome)
        .timer()
        .count();
  }

  private String bytes(String name) {
    DistributionSummary summary =
        registry.get("wirecommand.client." + name).tags("command", "lookup").summary();
    return summary.count() + " of " + summary.totalAmount() + " " + summary.getId().getBaseUnit();
  }

  @Test
  void countsConnections() {
    Peer peer = Peer.of(Peer.Transport.TLS, null);
    metrics.connectionOpened(peer);
    metrics.connectionOpened(peer);
    metrics.connectionClosed(peer, "closed");
    assertThat(registry.get("wirecommand.client.connections").gauge().value()).isEqualTo(1);
    assertThat(
            registry
                .get("wirecommand.client.connections.opened")
                .tags("transport", "TLS")
                .counter()
                .count())
        .isEqualTo(2);
  }
}
