package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.uploadWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data of requests that have windows. */
class UploadWindowsTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String HALF = "x".repeat(32_768);

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<Taken> handlers = new ArrayList<>();
  private final List<CompletableFuture<Long>> answers = new ArrayList<>();

  @BeforeEach
  void define() {
    commands.nonBlocking(
        "put",
        (context, data, response) -> {
          Taken taken = new Taken();
          CompletableFuture<Long> answer = new CompletableFuture<>();
          data.publisher().subscribe(taken);
          handlers.add(taken);
          answers.add(answer);
          response.later(answer, (out, value) -> out.cbor().writeNull());
        });
    commands.nonBlocking("quick", response -> response.cbor().writeNull());
    commands.blocking("slow", response -> response.cbor().writeNull());
  }

  private static String put(int id) {
    return uploadWithMeta(id, "put", "b'window': 100");
  }

  /** Has a handler take a number of buffers, which have 16 KiB each. */
  private void take(int handler, int buffers) {
    handlers.get(handler).take(buffers);
    link.runTasks();
  }

  /** Returns frames of data of 32 KiB each. */
  private static String[] halves(int id, int count) {
    String[] frames = new String[count];
    java.util.Arrays.fill(frames, data(id, HALF));
    return frames;
  }

  @Test
  void theFirstFrameGrantsTheWindow() {
    assertThat(scene.exchange(put(1))).containsExactly("1 2 stream-begin window 0 cbor:196608");
    scene.receive(lastData(1, "x"));
    answers.get(0).complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE);
  }

  @Test
  void theFirstFrameComesBeforeAnAnswerThatIsReadyAtOnce() {
    assertThat(scene.exchange(uploadWithMeta(1, "quick", "b'window': 100")))
        .containsExactly("1 2 stream-begin window 0 cbor:196608", "1 2 0 " + DONE);
  }

  @Test
  void aCommandWithoutDataGrantsNothing() {
    commands.withoutData("bare", (context, data, response) -> response.cbor().writeNull());
    assertThat(scene.exchange(uploadWithMeta(1, "bare", "b'window': 100")))
        .containsExactly("1 2 stream-begin window 0 cbor:0", "1 2 0 " + DONE);
  }

  @Test
  void aWindowOfTheLeastSizeIsThatOfTheProtocol() {
    scene.limits(Limits.builder().windowBytes(1));
    assertThat(scene.exchange(put(1))).containsExactly("1 2 stream-begin window 0 cbor:0");
  }

  @Test
  void aPausedHandlerHoldsNothingUp() {
    scene.exchange(put(1));
    scene.receive(halves(1, 8));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    assertThat(
            scene.exchange(
                request(3, "quick"),
                request(5, "slow"),
                request(7, "wirecommand.ping"),
                put(9),
                data(9, HALF),
                lastData(9, "")))
        .containsExactly(
            "3 2 0 " + DONE,
            "7 2 0 " + DONE,
            // All of its data has come already.
            "9 2 0 window 0 cbor:0",
            "5 2 0 " + DONE);
    handlers.get(1).take(Long.MAX_VALUE);
    answers.get(1).complete(1L);
    link.runTasks();
    assertThat(handlers.get(1).bytes).isEqualTo(32_768);
    assertThat(scene.sent()).containsExactly("9 2 0 " + DONE);
    assertThat(scene.exchange(put(11), cancel(13, 11)))
        .containsExactly(
            "11 2 0 window 0 cbor:0",
            "13 2 0 bytes-response eos|cbor cbor:True",
            "11 2 0 error-response application put: cancelled by the peer");
    assertThat(link.isReading()).isTrue();
    assertThat(handlers.get(0).bytes).isZero();
  }

  @Test
  void aGrantIsSentWhenAQuarterHasBeenTaken() {
    scene.exchange(put(1));
    scene.receive(halves(1, 8));
    take(0, 3);
    assertThat(handlers.get(0).bytes).isEqualTo(49_152);
    assertThat(scene.sent()).isEmpty();
    take(0, 1);
    assertThat(handlers.get(0).bytes).isEqualTo(65_536);
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:65536");
    take(0, 3);
    assertThat(scene.sent()).isEmpty();
    take(0, 9);
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:196608");
    assertThat(handlers.get(0).bytes).isEqualTo(262_144);
  }

  @Test
  void grantsOfOneRequestAreJoinedAndGoBeforeOtherOutput() {
    scene.exchange(put(1));
    scene.receive(halves(1, 8));
    link.setWritable(false);
    scene.receive(request(3, "quick"));
    take(0, 4);
    take(0, 4);
    assertThat(scene.sent()).isEmpty();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:131072", "3 2 0 " + DONE);
  }

  @Test
  void nothingIsGrantedAfterTheEndOfTheData() {
    scene.exchange(put(1));
    scene.receive(halves(1, 8));
    scene.receive(lastData(1, ""));
    handlers.get(0).take(Long.MAX_VALUE);
    link.runTasks();
    assertThat(handlers.get(0).ends).containsExactly("complete");
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void aRequestThatWaitsGetsNoMoreThanTheFirstBytes() {
    scene.limits(Limits.builder().runningCommands(1));
    assertThat(scene.exchange(put(1), put(3)))
        .containsExactly("1 2 stream-begin window 0 cbor:196608", "3 2 0 window 0 cbor:0");
    scene.receive(halves(3, 2));
    assertThat(scene.exchange(request(5, "wirecommand.ping"))).containsExactly("5 2 0 " + DONE);
    assertThat(link.isReading()).isTrue();
    answers.get(0).complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE, "3 2 0 window 0 cbor:196608");
    assertThat(handlers).hasSize(2);
  }

  @Test
  void aRequestThatIsCancelledWhileItWaitsReturnsItsBytes() {
    scene.limits(Limits.builder().runningCommands(1).connectionWindowBytes(262_144));
    scene.exchange(request(1, "slow").replace("slow", "put"), put(3), cancel(5, 3));
    answers.get(0).complete(1L);
    link.runTasks();
    scene.sent();
    scene.receive(lastData(3, ""));
    assertThat(scene.exchange(put(7))).containsExactly("7 2 0 window 0 cbor:196608");
  }

  @Test
  void beyondTheCeilingRequestsAreRefused() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(500)));
    scene.exchange(put(1), request(3, "quick"), request(5, "quick"));
    assertThat(scene.exchange(request(7, "quick"), put(9), request(11, "wirecommand.ping")))
        .containsExactly(
            "7 2 0 error-response application quick: too many requests of this connection wait; try"
                + " later",
            "9 2 0 window 0 cbor:0",
            "11 2 0 " + DONE,
            "9 2 0 error-response application put: too many requests of this connection wait; try"
                + " later");
    assertThat(link.isReading()).isTrue();
    answers.get(0).complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE, "3 2 0 " + DONE, "5 2 0 " + DONE);
  }

  @Test
  void beyondTheCeilingAPeerWithoutWindowsIsNotRead() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(500)));
    assertThat(scene.exchange(Frames.upload(1, "put"), request(3, "quick"), request(5, "quick")))
        .isEmpty();
    assertThat(link.isReading()).isFalse();
    answers.get(0).complete(1L);
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin " + DONE, "3 2 0 " + DONE, "5 2 0 " + DONE);
  }

  @Test
  void aPeerThatSendsMoreThanGrantedIsNotReadUntilThereIsRoom() {
    scene.limits(Limits.builder().windowBytes(65_536));
    scene.exchange(put(1));
    scene.receive(halves(1, 2));
    assertThat(link.isReading()).isTrue();
    scene.receive(data(1, "y"));
    assertThat(link.isReading()).isFalse();
    assertThat(link.timers()).isZero();
    take(0, 1);
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:16384");
  }

  @Test
  void aPeerThatSendsFarMoreIsReadWhenItIsGrantedSoMuch() {
    scene.limits(Limits.builder().windowBytes(65_536));
    scene.exchange(put(1));
    scene.receive(halves(1, 4));
    assertThat(link.isReading()).isFalse();
    take(0, 3);
    assertThat(link.isReading()).isFalse();
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:49152");
    take(0, 1);
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent()).containsExactly("1 2 0 window 0 cbor:16384");
  }

  @Test
  void cancelledWhileItsWindowIsEmptyItEndsAndReturnsItsBytes() {
    scene.limits(Limits.builder().connectionWindowBytes(262_144));
    assertThat(scene.exchange(put(1), put(3)))
        .containsExactly("1 2 stream-begin window 0 cbor:196608", "3 2 0 window 0 cbor:0");
    scene.receive(halves(1, 8));
    assertThat(scene.exchange(cancel(5, 1), lastData(1, "")))
        .containsExactly(
            "1 2 0 error-response application put: cancelled by the peer",
            "5 2 0 bytes-response eos|cbor cbor:True");
    assertThat(handlers.get(0).ends).containsExactly("error: put: cancelled by the peer");
    assertThat(link.timers()).as("the grace of the stage").isEqualTo(1);
    // The id is free, and one window of the two is left.
    assertThat(scene.exchange(put(1))).containsExactly("1 2 0 window 0 cbor:131072");
  }

  @Test
  void whatAHandlerDoesNotReadIsDroppedAfterItsAnswer() {
    commands.blocking(
        "first",
        (context, data, response) -> {
          try (InputStream stream = data.inputStream()) {
            assertThat(stream.read()).isEqualTo('x');
          }
          response.cbor().writeNull();
        });
    scene.receive(uploadWithMeta(1, "first", "b'window': 100"));
    scene.receive(halves(1, 8));
    assertThat(scene.exchange())
        .containsExactly("1 2 stream-begin window 0 cbor:196608", "1 2 0 " + DONE);
    scene.receive(lastData(1, ""));
    assertThat(scene.exchange(put(1))).containsExactly("1 2 0 window 0 cbor:196608");
  }

  @Test
  void aPeerWithoutWindowsIsNotReadWhileAHandlerIsPaused() {
    scene.receive(Frames.upload(1, "put"));
    scene.receive(halves(1, 7));
    assertThat(link.isReading()).isTrue();
    scene.receive(data(1, HALF));
    assertThat(link.isReading()).isFalse();
    assertThat(scene.sent()).isEmpty();
    take(0, 8);
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void onOneConnectionRequestsWithAndWithoutWindowsGoTogether() {
    assertThat(scene.exchange(put(1))).hasSize(1);
    scene.receive(Frames.upload(3, "put"));
    scene.receive(halves(1, 8));
    assertThat(link.isReading()).isTrue();
    scene.receive(halves(3, 8));
    assertThat(link.isReading()).isFalse();
    take(1, 8);
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent()).isEmpty();
  }
}
