package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that exceeds a limit, which is refused alone. */
class RefusedRequestTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String TOO_LONG =
      "bytes of the request map: more than 40, the limit requestBytes";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void define() {
    scene.limits(Limits.builder().requestBytes(40));
    commands.nonBlocking("quick", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
    scene
        .builder()
        .listener(
            new ServerListener() {
              @Override
              public void callRefused(Peer peer, String command, String error) {
                told.add("refused '" + command + "' " + error);
              }

              @Override
              public void protocolError(Peer peer, String message) {
                told.add("protocol error " + message);
              }
            });
  }

  @Test
  void othersOfTheConnectionGoOn() {
    scene.receive(request(1, "later"));
    assertThat(
            scene.exchange(
                requestWithArguments(3, "quick", "b'text': '" + "x".repeat(40) + "'"),
                request(5, "quick")))
        .containsExactly(
            "3 2 stream-begin error-response application limit-exceeded: " + TOO_LONG,
            "5 2 0 " + DONE);
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE);
    assertThat(told).containsExactly("refused '' limit-exceeded");
    assertThat(link.isClosed()).isFalse();
    // Its id is free.
    assertThat(scene.exchange(request(3, "quick"))).containsExactly("3 2 0 " + DONE);
  }

  @Test
  void theRestOfItIsDropped() {
    assertThat(
            scene.exchange(
                "1 1 0 command-request new|more|have-data " + "\\xa1Dname",
                "1 1 0 command-request continuation|have-data X" + "x".repeat(41)))
        .hasSize(1);
    assertThat(scene.exchange(data(1, "a"), data(1, "b"), request(3, "quick")))
        .containsExactly("3 2 0 " + DONE);
    assertThat(scene.exchange(lastData(1, "c"), request(1, "quick")))
        .containsExactly("1 2 0 " + DONE);
    assertThat(told).hasSize(1);
  }

  @Test
  void theErrorHasACodeIfTheRequestAsksForCodesBeforeTheBreach() {
    assertThat(scene.exchange(requestWithMeta(1, "x".repeat(40), "b'errors': b'cbor'")))
        .containsExactly(coded("1 2 stream-begin", "limit-exceeded", TOO_LONG, false));
    assertThat(told).containsExactly("refused '' limit-exceeded");
  }

  @Test
  void aRefusedRequestIsNoCallThatRuns() throws InterruptedException {
    scene.exchange(requestWithArguments(1, "quick", "b'text': '" + "x".repeat(40) + "'"));
    assertThat(scene.server().drain(Duration.ZERO)).isFalse();
    link.runTasks();
    assertThat(scene.sent()).containsExactly("0 2 stream-end stream-settings 0 \\x08identity");
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void farTooMuchOfItIsAProtocolError() {
    scene.limits(Limits.builder().requestFrames(1));
    scene.exchange(
        "1 1 0 command-request new|more \\xa1Dname", "1 1 0 command-request continuation|more A");
    for (int i = 0; i < 15; i++) {
      assertThat(scene.exchange("1 1 0 command-request continuation|more x")).isEmpty();
    }
    assertThat(link.isClosed()).isFalse();
    scene.exchange("1 1 0 command-request continuation|more x");
    scene.exchange("1 1 0 command-request continuation|more x");
    assertThat(link.isClosed()).isTrue();
    assertThat(told)
        .containsExactly(
            "refused '' limit-exceeded",
            "protocol error request 1: over 16 times the limit requestFrames, 16 frames, arrived"
                + " after the request had been refused");
  }
}
