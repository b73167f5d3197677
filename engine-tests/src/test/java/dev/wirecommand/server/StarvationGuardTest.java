package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Clients of the old kind, which ask for no windows. Too many of their requests wait, so that
 * nothing is read, and what runs would wait for its data forever.
 */
class StarvationGuardTest {
  private static final String REFUSED =
      " error-response application later: too many requests wait, and those that run wait for data;"
          + " try later";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();
  private final List<Integer> ran = new ArrayList<>();

  StarvationGuardTest() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(500)));
    scene.builder().stallTime(Duration.ofSeconds(7));
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
  }

  private void pass(int seconds) {
    link.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void refusesThoseThatWait() {
    scene.receive(upload(1, "later"), request(3, "later"), request(5, "later"));
    assertThat(link.isReading()).isFalse();
    pass(6);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent()).containsExactly("3 2 stream-begin" + REFUSED, "5 2 0" + REFUSED);
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    scene.receive(lastData(1, "x"));
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
    assertThat(ran).containsExactly(1);
  }

  @Test
  void waitsForWhatNeedsNoData() {
    scene.receive(request(1, "later"), upload(3, "later"), request(5, "later"));
    assertThat(link.isReading()).isFalse();
    pass(20);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.timers()).isEqualTo(1);
    stage.complete(1L);
    link.runTasks();
    assertThat(ran).containsExactly(1, 3, 5);
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void waitsForWhatHasAllOfItsData() {
    scene.receive(upload(1, "later"), lastData(1, "x"), request(3, "later"), request(5, "later"));
    assertThat(link.isReading()).isFalse();
    pass(20);
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void beginsAnewWheneverSomethingMoves() {
    scene.receive(upload(1, "later"), request(3, "later"), request(5, "later"));
    pass(6);
    scene.receive(Frames.cancel(7, 5));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    scene.receive(request(9, "later"));
    scene.sent();
    pass(6);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent()).containsExactly("3 2 0" + REFUSED, "9 2 0" + REFUSED);
  }
}
