package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients of the old kind, which ask for no windows. Data that a handler does not read stops the
 * reading of the connection, until the handler loses the call.
 */
class StallWithoutWindowsTest {
  private static final String STALLED = "error-response application job: its data has not moved";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();
  private CommandContext context;
  private InputStream stream;

  @BeforeEach
  void define() {
    scene.limits(Limits.builder().windowBytes(4));
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          this.context = context;
          stream = data.inputStream();
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
  }

  private void pass(long seconds) {
    link.advance(Duration.ofSeconds(seconds));
  }

  private String read(int count) throws IOException {
    String read = new String(stream.readNBytes(count), java.nio.charset.StandardCharsets.US_ASCII);
    link.runTasks();
    return read;
  }

  @Test
  void readsNoFurtherUntilHalfOfTheWindowIsFree() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abc"));
    assertThat(link.isReading()).isTrue();
    scene.receive(data(1, "d"));
    assertThat(link.isReading()).isFalse();
    assertThat(read(1)).isEqualTo("a");
    assertThat(link.isReading()).isFalse();
    assertThat(read(1)).isEqualTo("b");
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void takesWhatIsOnTheWayThough() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abcd"), data(1, "efgh"));
    assertThat(link.isReading()).isFalse();
    scene.receive(data(1, "ijk"));
    assertThat(read(8)).isEqualTo("abcdefgh");
    assertThat(link.isReading()).isFalse();
    assertThat(read(1)).isEqualTo("i");
    assertThat(link.isReading()).isTrue();
    scene.receive(data(1, "lm"));
    assertThat(link.isReading()).isFalse();
    scene.receive(lastData(1, ""));
    assertThat(read(9)).isEqualTo("jklm");
  }

  @Test
  void oneThatIsFullHoldsUpAllOthers() {
    commands.blocking("other", response -> response.cbor().writeNull());
    scene.receive(upload(1, "job"), data(1, "abcd"), upload(3, "other"), data(3, "abcd"));
    assertThat(link.isReading()).isFalse();
    scene.runHandlers();
    assertThat(link.isReading()).isFalse();
    assertThat(link.timers()).isEqualTo(1);
    stage.complete(1L);
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void whatHasAllComeHoldsNobodyUp() throws IOException {
    scene.receive(upload(1, "job"), lastData(1, "abcdefgh"));
    assertThat(link.isReading()).isTrue();
    assertThat(read(9)).isEqualTo("abcdefgh");
  }

  @Test
  void theEndOfWhatIsOnTheWayLetsOthersGoOn() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    assertThat(link.isReading()).isFalse();
    scene.receive(lastData(1, "efgh"));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    stage.complete(1L);
    link.runTasks();
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void aHandlerThatTakesNothingLosesTheCall() {
    scene.receive(upload(1, "job"), data(1, "abcd"), request(3, "wirecommand.ping"));
    scene.sent();
    pass(29);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isReading()).isFalse();
    pass(1);
    assertThat(scene.sent()).containsExactly("1 2 0 " + STALLED);
    assertThat(link.isReading()).isTrue();
    assertThat(context.cancelReason()).isEqualTo(CancelReason.STALLED);
    assertThat(link.timers()).as("the grace of the stage").isEqualTo(1);
    // What comes still is dropped.
    scene.receive(data(1, "efghijkl"), data(1, "mnop"));
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void aHandlerThatTakesSomethingKeepsIt() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    pass(29);
    assertThat(read(1)).isEqualTo("a");
    pass(1);
    assertThat(scene.sent()).isEmpty();
    pass(29);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + STALLED);
  }

  @Test
  void timeDoesNotCountWhileThereIsRoom() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    pass(29);
    read(2);
    pass(100);
    scene.receive(data(1, "ef"));
    assertThat(link.isReading()).isFalse();
    pass(29);
    assertThat(scene.sent()).isEmpty();
    pass(1);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + STALLED);
  }

  @Test
  void hasACodeAndATimeThatIsSet() {
    scene.builder().stallTime(Duration.ofSeconds(5));
    scene.receive(
        "1 1 0 command-request new|have-data cbor:{b'name': b'job', b'meta': {b'errors':"
            + " b'cbor'}}",
        data(1, "abcd"));
    pass(5);
    assertThat(scene.sent())
        .containsExactly(
            coded("1 2 stream-begin", "cancelled", "job: its data has not moved", false));
  }

  @Test
  void aRequestThatWaitsTakesNothingEither() {
    scene.limits(Limits.builder().windowBytes(4).runningCommands(1));
    scene.receive(request(1, "job"), upload(3, "job"), data(3, "abcd"));
    assertThat(link.isReading()).isFalse();
    CommandContext first = context;
    pass(30);
    assertThat(scene.sent()).containsExactly("3 2 stream-begin " + STALLED);
    assertThat(link.isReading()).isTrue();
    stage.complete(1L);
    link.runTasks();
    // Its turn never comes.
    assertThat(context).isSameAs(first);
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aHandlerThatIsOverTakesNoMore() {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    assertThat(link.isReading()).isFalse();
    stage.complete(1L);
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aHandlerThatClosesTheStreamTakesNoMore() throws IOException {
    scene.receive(upload(1, "job"), data(1, "abcd"));
    stream.close();
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    scene.receive(data(1, "efghijkl"));
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void aCallThatIsTakenBackTakesNoMore() {
    scene.receive(upload(1, "job"), data(1, "abcd"), cancel(3, 1));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).as("the grace of the stage").isEqualTo(1);
  }

  @Test
  void anAnswerFreesWhatHasAllCome() {
    // The window is full, all of the data is there, and nobody has read any of it.
    scene.receive(upload(1, "job"), data(1, "abcd"), lastData(1, "e"), cancel(3, 1));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).as("the grace of the stage").isEqualTo(1);
    scene.receive(request(5, "wirecommand.ping"));
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void theTimeIsMoreThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.builder().stallTime(Duration.ZERO))
        .withMessage("the stall time must be more than 0, is PT0S");
  }

  @Test
  void theTimeMayBeForever() {
    scene.builder().stallTime(ChronoUnit.FOREVER.getDuration());
    scene.receive(upload(1, "job"), data(1, "abcd"));
    pass(Duration.ofDays(36_524).toSeconds());
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isReading()).isFalse();
  }
}
