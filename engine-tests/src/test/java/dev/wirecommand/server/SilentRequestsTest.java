package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.upload;
import static dev.wirecommand.testing.wire.Frames.uploadWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests requests and uploads that begin and then do not go on. */
class SilentRequestsTest {
  private static final String BEGINNING = "1 1 0 command-request new|more \\xa1Dname";
  private static final String REST = "1 1 0 command-request continuation Dtake";
  private static final String LATE_DATA =
      "1 2 stream-begin error-response application take: its data does not arrive";

  /** The deadline, and one of its four rounds, since the last frame may come within a round. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final Duration ROUND = Duration.ofSeconds(15);

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  @BeforeEach
  void define() {
    link.setReadDeadlines(ReadDeadlines.DEFAULT);
    commands.blocking("take", response -> response.cbor().writeNull());
    commands.nonBlocking("now", response -> response.cbor().writeNull());
  }

  private void pass(Duration time) {
    for (Duration left = time; !left.isZero(); left = left.minus(ROUND)) {
      link.advance(ROUND);
    }
  }

  @Test
  void aRequestThatDoesNotGoOnFailsAlone() {
    scene.receive(request(3, "take"), BEGINNING);
    pass(DEADLINE);
    assertThat(scene.sent()).isEmpty();

    link.advance(ROUND);
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application deadline-exceeded: no frame of the request"
                + " has arrived for 60 s");

    // The rest is dropped, and then the id is free.
    scene.receive(REST, request(1, "now"));
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aRequestThatGoesOnSlowlyIsWaitedFor() {
    scene.receive(request(3, "take"), BEGINNING);
    pass(DEADLINE);
    scene.receive("1 1 0 command-request continuation|more ");
    pass(DEADLINE);
    scene.receive(REST);
    scene.runHandlers();
    assertThat(scene.sent()).hasSize(2);
  }

  @Test
  void anUploadThatDoesNotGoOnFailsAlone() {
    scene.receive(upload(1, "take"), data(1, "abc"));
    pass(DEADLINE);
    assertThat(scene.sent()).isEmpty();

    link.advance(ROUND);
    assertThat(scene.sent()).containsExactly(LATE_DATA);
    scene.receive(lastData(1, "d"), request(3, "now"));
    assertThat(scene.sent()).containsExactly("3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void anUploadWithAWindowFailsToo() {
    scene.receive(uploadWithMeta(1, "take", "b'window': 65536"));
    scene.sent();
    pass(DEADLINE.plus(ROUND));
    assertThat(scene.sent())
        .containsExactly("1 2 0 error-response application take: its data does not arrive");
  }

  @Test
  void anUploadThatMayNotGoOnIsWaitedFor() {
    scene.receive(uploadWithMeta(1, "take", "b'window': 65536"));
    for (int i = 0; i < 4; i++) {
      scene.receive(data(1, "x".repeat(65_535)));
    }
    scene.receive(data(1, "x".repeat(4)));
    scene.sent();
    pass(DEADLINE.multipliedBy(3));
    assertThat(scene.sent()).isEmpty();
  }
}
