package dev.wirecommand.testing.wire;

import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.reactor.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ServerSceneTest {
  private final ServerScene scene = new ServerScene(new ShelfDispatch(new Shelf()));

  @Test
  void generatedCommandsAreServed() {
    assertThat(scene.exchange(request(1, "count")))
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:1");
    assertThat(scene.exchange(requestWithArguments(3, "title", "b'place': 0")))
        .containsExactly("3 2 0 bytes-response eos|cbor cbor:'Dune'");
  }

  @Test
  void handlersRunWhenTheTestSays() {
    scene.receive(requestWithArguments(1, "title", "b'place': 0"), request(3, "count"));
    assertThat(scene.handlers()).hasSize(1);
    assertThat(scene.sent()).containsExactly("3 2 stream-begin bytes-response eos|cbor cbor:1");
    scene.runHandlers();
    assertThat(scene.handlers()).isEmpty();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:'Dune'");
  }

  @Test
  void dataMayComeBeforeTheHandlerRuns() {
    scene.receive(upload(1, "add"), data(1, "Sol"), lastData(1, "aris"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:2");
  }

  @Test
  void framesMayComeWhileAHandlerRuns() {
    List<String> seen = new ArrayList<>();
    scene
        .commands()
        .blocking(
            "job",
            response -> {
              scene.receiveMeanwhile(request(3, "count"));
              seen.addAll(scene.sent());
              response.cbor().writeNull();
            });
    scene.receive(request(1, "job"));
    scene.runHandler();
    assertThat(seen).containsExactly("3 2 stream-begin bytes-response eos|cbor cbor:1");
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aDeadlinePassesWhenTheTestSays() {
    scene.commands().blocking("job", response -> response.cbor().writeNull());
    scene.receive(requestWithMeta(1, "job", "b'deadline': 5"));
    scene.link().advance(Duration.ofNanos(4_999_999));
    assertThat(scene.sent()).isEmpty();
    scene.link().advance(Duration.ofNanos(1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: its deadline has passed");
  }

  @Test
  void limitsAreThoseOfTheTest() {
    scene.limits(Limits.builder().receivePayload(300));
    scene.receive("1 1 0 command-data eos " + "a".repeat(301));
    assertThat(scene.link().isClosed()).isTrue();
  }

  @Test
  void handlersMayRunOnThreads() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      scene.onThreads(executor).receive(requestWithArguments(1, "title", "b'place': 0"));
      scene.link().awaitTask();
      assertThat(scene.sent())
          .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:'Dune'");
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anAbortedConnectionFailsTheTest() {
    scene.link().abort();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(scene::sent)
        .withMessage("the server aborted the connection");
  }
}
