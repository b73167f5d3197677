package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long requests may take. */
class DeadlinesTest {
  private static final String PASSED = "error-response application job: its deadline has passed";
  private static final String DONE = "bytes-response eos|cbor cbor:None";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CommandContext> contexts = new ArrayList<>();

  private void define(long ownMillis) {
    commands.within(
        ownMillis,
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.cbor().writeNull();
        });
  }

  private void pass(long millis) {
    link.advance(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    // server's default, command's own, caller's, which holds
    "  50,   0,    ,   50",
    "   0,  50,    ,   50",
    "   0,   0,  50,   50",
    "  50,   0, 100,   50",
    " 100,   0,  50,   50",
    "   0,  50, 100,   50",
    "   0, 100,  50,   50",
    // A command knows better than the default.
    "  10,  50,    ,   50",
    " 100,  50,  70,   50",
    " 100,  70,  50,   50",
  })
  void theSoonestHolds(long byDefault, long own, Long callers, long expected) {
    if (byDefault > 0) {
      scene.builder().deadline(Duration.ofMillis(byDefault));
    }
    define(own);
    scene.receive(
        callers == null ? request(1, "job") : requestWithMeta(1, "job", "b'deadline': " + callers));
    pass(expected - 1);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.timers()).isEqualTo(1);
    pass(1);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + PASSED);
    assertThat(link.timers()).isZero();
  }

  @Test
  void noneIsSetUnlessSomebodyAsks() {
    define(0);
    scene.receive(request(1, "job"));
    assertThat(link.timers()).isZero();
    scene.runHandlers();
    assertThat(contexts.get(0).deadline()).isNull();
  }

  @Test
  void isInTheContext() {
    pass(1000);
    define(50);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(contexts.get(0).deadline().nanosLeft(link.nanoTime())).isEqualTo(50_000_000);
  }

  @Test
  void stopsWhenTheAnswerIsThere() {
    define(50);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(link.timers()).isZero();
    pass(50);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
  }

  @Test
  void stopsWhenTheRequestIsTakenBack() {
    define(50);
    scene.receive(request(1, "job"), Frames.cancel(3, 1));
    assertThat(link.timers()).isZero();
  }

  @Test
  void ofNothingHasPassedAlready() {
    define(0);
    scene.receive(requestWithMeta(1, "job", "b'deadline': 0"));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + PASSED);
    assertThat(scene.handlers()).isEmpty();
  }

  @Test
  void hasACode() {
    define(0);
    scene.receive(requestWithMeta(1, "job", "b'deadline': 5, b'errors': b'cbor'"));
    pass(5);
    assertThat(scene.sent())
        .containsExactly(
            coded("1 2 stream-begin", "deadline-exceeded", "job: its deadline has passed", false));
  }

  @Test
  void whileARequestWaitsTakesItOut() {
    scene.limits(Limits.builder().runningCommands(1));
    define(0);
    scene.receive(
        request(1, "job"), requestWithMeta(3, "job", "b'deadline': 5"), request(5, "job"));
    pass(5);
    assertThat(scene.sent()).containsExactly("3 2 stream-begin " + PASSED);
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE, "5 2 0 " + DONE);
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 5);
  }

  @Test
  void countsTheTimeThatARequestWaits() {
    scene.limits(Limits.builder().runningCommands(1));
    define(10);
    scene.receive(request(1, "job"), request(3, "job"));
    pass(9);
    scene.runHandler();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
    pass(1);
    assertThat(scene.sent()).containsExactly("3 2 0 " + PASSED);
    scene.runHandlers();
    assertThat(contexts).hasSize(1);
  }

  @Test
  void freesTheSlotOnlyWhenTheHandlerHasEnded() {
    scene.limits(Limits.builder().runningCommands(1));
    define(0);
    scene.receive(requestWithMeta(1, "job", "b'deadline': 5"), request(3, "job"));
    pass(5);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + PASSED);
    // The first handler has yet to see that it is cancelled; the second waits for that.
    assertThat(scene.handlers()).hasSize(1);
    scene.runHandler();
    assertThat(scene.handlers()).hasSize(1);
    scene.runHandler();
    assertThat(scene.sent()).containsExactly("3 2 0 " + DONE);
  }

  @Test
  void freesTheSlotOfALaterAnswerOnlyWhenThatIsThere() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    scene.limits(Limits.builder().runningCommands(1));
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
    define(0);
    scene.receive(requestWithMeta(1, "later", "b'deadline': 5"), request(3, "job"));
    pass(5);
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application later: its deadline has passed");
    assertThat(scene.handlers()).isEmpty();
    stage.complete(1L);
    link.runTasks();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("3 2 0 " + DONE);
  }

  @Test
  void endsAResponseThatStreams() {
    boolean[] closed = new boolean[1];
    scene.limits(Limits.builder().sendPayload(32));
    commands.within(
        5,
        "stream",
        (context, data, response) ->
            response.bytes(
                new ByteArrayInputStream(new byte[1000]) {
                  @Override
                  public void close() {
                    closed[0] = true;
                  }
                }));
    scene.receive(request(1, "stream"));
    link.setWritable(false);
    scene.runHandlers();
    pass(5);
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation " + "\\x00".repeat(32),
            "1 2 0 error-response application stream: its deadline has passed");
    scene.runHandlers();
    assertThat(closed[0]).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void runsOnWhileAResponseStreams() {
    commands.nonBlocking(
        "stream",
        (CommandResponse response) -> response.bytes(new ByteArrayInputStream(new byte[] {'x'})));
    scene.receive(requestWithMeta(1, "stream", "b'deadline': 5"));
    assertThat(link.timers()).isEqualTo(1);
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation x", "1 2 0 bytes-response eos ");
    assertThat(link.timers()).isZero();
  }

  @Test
  void ofTheServerIsMoreThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.builder().deadline(Duration.ZERO))
        .withMessage("the deadline must be more than 0, is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.builder().deadline(Duration.ofMillis(-1)))
        .withMessage("the deadline must be more than 0, is PT-0.001S");
  }

  @Test
  void mayBeLongerThanAnybodyLives() {
    scene.builder().deadline(ChronoUnit.FOREVER.getDuration());
    define(0);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
    assertThat(contexts.get(0).deadline().nanosLeft(link.nanoTime()))
        .isEqualTo(Duration.ofDays(36_525).toNanos());
  }
}
