package dev.wirecommand.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrServerListenerTest {
  @TempDir Path directory;

  private final TestLink link = new TestLink();

  @Test
  void recordsCallsRefusalsAndBreaches() throws IOException {
    link.setPeer(
        Peer.of(Peer.Transport.TCP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000)));
    LinkHandler connection =
        WireServer.builder()
            .dispatch(
                new DefinedCommands()
                    .nonBlocking("well", response -> response.cbor().writeText("done"))
                    .nonBlocking(
                        "ill",
                        response -> {
                          throw new CommandException("conflict", "not today");
                        }))
            .listener(JfrListeners.forServer())
            .build()
            .connect(link);
    List<RecordedEvent> events =
        Recorded.during(
            directory.resolve("events.jfr"),
            List.of("ServerCall", "ServerRefusal", "ServerProtocolError"),
            () ->
                TestLink.deliver(
                    connection,
                    "1 1 stream-begin command-request new cbor:{b'name': b'well'}",
                    "3 1 0 command-request new cbor:{b'name': b'ill', b'args': {b'a': 1}}",
                    "5 1 0 command-request new cbor:{b'name': b'none'}",
                    "7 1 0 command-data eos "));

    assertThat(events)
        .extracting(event -> event.getEventType().getName())
        .containsExactlyInAnyOrder(
            "dev.wirecommand.ServerCall",
            "dev.wirecommand.ServerCall",
            "dev.wirecommand.ServerRefusal",
            "dev.wirecommand.ServerProtocolError");
    String address = String.valueOf(link.peer().address());
    RecordedEvent well = only(events, "command", "well");
    assertThat(well.getString("transport")).isEqualTo("TCP");
    assertThat(well.getString("peer")).isEqualTo(address);
    assertThat(well.getInt("requestId")).isEqualTo(1);
    assertThat(well.getString("error")).isNull();
    assertThat(well.getLong("bytesIn")).isEqualTo(1);
    assertThat(well.getLong("bytesOut")).isEqualTo(5);
    RecordedEvent ill = only(events, "command", "ill");
    assertThat(ill.getInt("requestId")).isEqualTo(3);
    assertThat(ill.getString("error")).isEqualTo("conflict");
    assertThat(ill.getLong("bytesIn")).isEqualTo(4);
    assertThat(ill.getLong("bytesOut")).isZero();
    RecordedEvent none = only(events, "error", "unknown-command");
    assertThat(none.getString("command")).isEmpty();
    assertThat(none.getString("peer")).isEqualTo(address);
    assertThat(
            only(events, "message", "command-data of request 7, which is not being received")
                .getString("transport"))
        .isEqualTo("TCP");
  }

  private static RecordedEvent only(List<RecordedEvent> events, String field, String value) {
    return events.stream()
        .filter(event -> event.hasField(field) && value.equals(event.getString(field)))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two events with " + field + " " + value);
            })
        .orElseThrow(() -> new AssertionError("no event with " + field + " " + value));
  }
}
