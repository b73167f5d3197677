package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that leaves a connection, and a peer that learns it. */
class LeavingTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String LEAVE = "stream-settings 0 \\x08identity";
  private static final String GOING = "job: the server is shutting down; connect anew";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void define() {
    link.setReadDeadlines(ReadDeadlines.DEFAULT);
    commands.blocking("job", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
    scene
        .builder()
        .listener(
            new ServerListener() {
              @Override
              public void protocolError(Peer peer, String message) {
                told.add(message);
              }
            });
  }

  private void pass(Duration time) {
    link.advance(time);
  }

  private void drain() {
    try {
      assertThat(scene.server().drain(Duration.ZERO)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    link.runTasks();
  }

  @Test
  void anIdleConnectionEndsWithoutAnError() {
    scene.connection();
    pass(Duration.ofSeconds(60));
    assertThat(scene.sent()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    assertThat(link.isReading()).isTrue();
    pass(Duration.ofSeconds(10).minusNanos(1));
    assertThat(link.isClosed()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(link.timers()).isZero();
    assertThat(scene.sent()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aPeerThatEndsItsSideEndsAnIdleConnectionAtOnce() {
    scene.exchange(request(1, "job"));
    pass(Duration.ofSeconds(60));
    assertThat(scene.sent()).containsExactly("0 2 stream-end " + LEAVE);
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aRequestToAnIdleConnectionThatEndsIsRefused() {
    scene.exchange(request(1, "job"));
    pass(Duration.ofSeconds(60));
    scene.sent();
    assertThat(scene.exchange(requestWithMeta(1, "job", "b'errors': b'cbor'")))
        .containsExactly(coded("1 2 stream-begin|stream-end", "shutting-down", GOING, false));
    assertThat(scene.exchange(request(3, "wirecommand.ping")))
        .containsExactly("3 2 stream-begin|stream-end " + DONE);
    pass(Duration.ofSeconds(10));
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void callsInFlightAreAnsweredAndThePeerEndsItsSide() {
    scene.receive(request(1, "later"), request(3, "job"));
    drain();
    assertThat(scene.sent()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("3 2 stream-begin " + DONE);
    pass(Duration.ofHours(1));
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-end " + DONE);
    assertThat(link.isClosed()).isFalse();
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void theGraceBeginsAfterTheLastAnswer() {
    scene.builder().leaveGrace(Duration.ofSeconds(3));
    scene.receive(request(1, "later"));
    drain();
    pass(Duration.ofHours(1));
    assertThat(link.isClosed()).isFalse();
    stage.complete(1L);
    link.runTasks();
    pass(Duration.ofSeconds(3).minusNanos(1));
    assertThat(link.isClosed()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void callsInFlightCanStillBeCancelled() {
    scene.receive(request(1, "later"));
    drain();
    scene.sent();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application later: cancelled by the peer",
            "3 2 stream-end bytes-response eos|cbor cbor:True");
  }

  @Test
  void aPeerWithoutWindowsThatStaysIsClosedAfterTheGrace() {
    scene.exchange(request(1, "job"));
    drain();
    assertThat(scene.sent()).containsExactly("0 2 stream-end " + LEAVE);
    for (int i = 0; i < 4; i++) {
      pass(Duration.ofSeconds(2));
      assertThat(scene.exchange(request(3, "job")))
          .containsExactly("3 2 stream-begin|stream-end error-response application " + GOING);
    }
    pass(Duration.ofSeconds(2));
    assertThat(link.isClosed()).isTrue();
  }
}
