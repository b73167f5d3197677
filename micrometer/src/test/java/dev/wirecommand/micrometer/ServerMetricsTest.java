package dev.wirecommand.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.TestLink;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TestLink link = new TestLink();
  private final CompletableFuture<String> stage = new CompletableFuture<>();
  private final LinkHandler connection = connect();

  private LinkHandler connect() {
    link.setPeer(Peer.of(Peer.Transport.UNIX, null));
    return WireServer.builder()
        .dispatch(
            new DefinedCommands()
                .nonBlocking("large", response -> response.raw(new byte[200_000]))
                .nonBlocking("text", response -> response.cbor().writeText("done"))
                .nonBlocking(
                    "ill",
                    response -> {
                      throw new CommandException("conflict", "not today");
                    })
                .nonBlocking(
                    "later",
                    response ->
                        response.later(stage, (answer, value) -> answer.cbor().writeText(value))))
        .listener(new ServerMetrics(registry))
        .limits(Limits.builder().memory(new MemoryLimits(3 << 20, 16 << 20, 1 << 20)).build())
        .build()
        .connect(link);
  }

  private double memory(String name, String... tags) {
    return registry.get("wirecommand.server." + name).tags(tags).gauge().value();
  }

  @Test
  void showsWhatIsHeldForPeers() {
    double before = memory("memory.held", "area", "heap");
    assertThat(memory("memory.ceiling", "area", "heap")).isEqualTo(16 << 20);
    assertThat(memory("memory.ceiling", "area", "direct")).isEqualTo(1 << 20);
    assertThat(memory("memory.held", "area", "direct")).isZero();
    assertThat(memory("connections.memory.ceiling")).isEqualTo(3 << 20);
    assertThat(memory("connections.memory")).isZero();
    link.setWritable(false);
    TestLink.deliver(connection, "1 1 stream-begin command-request new cbor:{b'name': b'large'}");
    assertThat(memory("connections.memory")).isEqualTo(200_000 + 256);
    assertThat(memory("connections.memory.largest")).isEqualTo(200_000 + 256);
    // The first 65,536 bytes are free, and the others are claimed in steps of as many.
    assertThat(memory("memory.held", "area", "heap") - before).isEqualTo(3 * 65_536);
    connection.onClosed(null);
    assertThat(memory("connections.memory")).isZero();
    assertThat(memory("memory.held", "area", "heap")).isEqualTo(before);
  }

  @Test
  void countsAndTimesWhatCallsLeadTo() {
    TestLink.deliver(
        connection,
        "1 1 stream-begin command-request new cbor:{b'name': b'later', b'args': {b'a': 1}}",
        "3 1 0 command-request new cbor:{b'name': b'text'}",
        "5 1 0 command-request new cbor:{b'name': b'ill'}",
        "7 1 0 command-request new cbor:{b'name': b'no\\nsuch'}");
    assertThat(registry.get("wirecommand.server.calls.active").gauge().value()).isEqualTo(1);
    link.advance(Duration.ofSeconds(3));
    stage.complete("at last");
    link.runTasks();

    assertThat(registry.get("wirecommand.server.calls.active").gauge().value()).isZero();
    assertThat(calls("later", "ok")).isEqualTo("1 in 3.0 s");
    assertThat(calls("text", "ok")).isEqualTo("1 in 0.0 s");
    assertThat(calls("ill", "conflict")).isEqualTo("1 in 0.0 s");
    assertThat(bytes("received", "later")).isEqualTo("1 of 4.0 bytes");
    assertThat(bytes("sent", "later")).isEqualTo("1 of 8.0 bytes");
    assertThat(bytes("sent", "ill")).isEqualTo("1 of 0.0 bytes");
    assertThat(
            registry
                .get("wirecommand.server.calls.refused")
                .tags("command", "unknown", "outcome", "unknown-command")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private String calls(String command, String outcome) {
    var timer =
        registry
            .get("wirecommand.server.calls")
            .tags("command", command, "outcome", outcome)
            .timer();
    return timer.count() + " in " + timer.totalTime(TimeUnit.SECONDS) + " s";
  }

  private String bytes(String name, String command) {
    DistributionSummary summary =
        registry.get("wirecommand.server." + name).tags("command", command).summary();
    return summary.count() + " of " + summary.totalAmount() + " " + summary.getId().getBaseUnit();
  }

  @Test
  void countsConnectionsAndBreaches() {
    assertThat(registry.get("wirecommand.server.connections").gauge().value()).isEqualTo(1);
    TestLink.deliver(connection, "1 1 0 command-data eos ");
    connection.onClosed(null);
    assertThat(registry.get("wirecommand.server.connections").gauge().value()).isZero();
    assertThat(
            registry
                .get("wirecommand.server.connections.opened")
                .tags("transport", "UNIX")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("wirecommand.server.protocol.errors")
                .tags("transport", "UNIX")
                .counter()
                .count())
        .isEqualTo(1);
  }
}
