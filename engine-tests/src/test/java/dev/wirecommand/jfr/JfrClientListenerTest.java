package dev.wirecommand.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrClientListenerTest {
  @TempDir Path directory;

  @Test
  void recordsCallsAtTheirEnd() throws IOException {
    ClientListener listener = JfrListeners.forClient();
    List<RecordedEvent> events =
        Recorded.during(
            directory.resolve("events.jfr"),
            List.of("ClientCall"),
            () ->
                listener.callEnded(
                    new CommandName("lookup", Permission.READ),
                    new ClientCallEnd(ClientCallEnd.Outcome.FAILED, "not-found", 5_000, 7, 11)));
    assertThat(events).hasSize(1);
    RecordedEvent event = events.get(0);
    assertThat(event.getEventType().getName()).isEqualTo("dev.wirecommand.ClientCall");
    assertThat(event.getString("command")).isEqualTo("lookup");
    assertThat(event.getString("outcome")).isEqualTo("FAILED");
    assertThat(event.getString("error")).isEqualTo("not-found");
    assertThat(event.getDuration("time")).isEqualTo(Duration.ofNanos(5_000));
    assertThat(event.getLong("bytesIn")).isEqualTo(7);
    assertThat(event.getLong("bytesOut")).isEqualTo(11);
  }
}
