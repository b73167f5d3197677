package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only a write shows that a peer is gone from which the server does not read. */
class PeerProbeTest {
  private static final String PROBE = "1 2 0 text-output 0 cbor:[]";
  private static final String FIRST_PROBE = "1 2 stream-begin text-output 0 cbor:[]";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @BeforeEach
  void define() {
    link.setPeer(Peer.of(Peer.Transport.STDIO, null));
    scene.limits(Limits.builder().windowBytes(4));
    commands.nonBlocking(
        "job",
        (context, data, response) ->
            response.later(stage, (answer, value) -> answer.cbor().writeNull()));
  }

  private void pass(long millis) {
    link.advance(Duration.ofMillis(millis));
  }

  @Test
  void isSentEveryThreeSecondsWhileNothingIsRead() {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    assertThat(link.isReading()).isFalse();
    pass(2_999);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent()).containsExactly(FIRST_PROBE);
    pass(6_000);
    assertThat(scene.sent()).containsExactly(PROBE, PROBE);
    scene.receive(lastData(1, ""));
    assertThat(link.isReading()).isTrue();
    pass(10_000);
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void isSentBesideTheFirstRequestThatIsNotAnswered() {
    commands.blocking("other", response -> response.cbor().writeNull());
    scene.receive(request(1, "other"), upload(3, "job"), data(3, "abcd"));
    pass(3_000);
    assertThat(scene.sent()).containsExactly(FIRST_PROBE);
    scene.runHandlers();
    pass(3_000);
    assertThat(scene.sent())
        .containsExactly("1 2 0 bytes-response eos|cbor cbor:None", "3 2 0 text-output 0 cbor:[]");
  }

  @Test
  void isNotSentWhileTheServerReads() {
    scene.receive(request(1, "job"));
    pass(10_000);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void isNotSentWithinAProcess() {
    link.setPeer(Peer.of(Peer.Transport.IN_PROCESS, null));
    scene.receive(upload(1, "job"), data(1, "abcd"));
    pass(10_000);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isReading()).isFalse();
  }

  @Test
  void isNotSentAfterTheEndOfInputOfASocketWhoseCallsEndSoon() {
    link.setPeer(Peer.of(Peer.Transport.TCP, null));
    scene.receive(request(1, "job"));
    scene.connection().onEndOfInput();
    pass(4_999);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application job: the connection is gone");
  }

  @Test
  void isNotSentWhileSomethingWaitsToBeWritten() {
    link.setWritable(false);
    scene.receive(upload(1, "job"), data(1, "abcd"));
    pass(10_000);
    assertThat(scene.sent()).isEmpty();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly(FIRST_PROBE);
  }

  @Test
  void isSentAfterTheEndOfStandardInput() {
    scene.receive(request(1, "job"));
    scene.connection().onEndOfInput();
    pass(3_000);
    assertThat(scene.sent()).containsExactly(FIRST_PROBE);
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
    assertThat(link.isClosed()).isTrue();
    assertThat(link.timers()).isZero();
  }
}
