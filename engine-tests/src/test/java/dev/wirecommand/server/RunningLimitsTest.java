package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many commands run at one time: of a connection, and of a server. */
class RunningLimitsTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String LATE =
      "error-response application job: the server runs 2 commands; try later";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<Integer> ran = new ArrayList<>();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @BeforeEach
  void define() {
    commands.blocking(
        "job",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.cbor().writeNull();
        });
    commands.nonBlocking(
        "now",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.cbor().writeNull();
        });
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
  }

  private static String[] requests(String command, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> request(1 + 2 * i, command))
        .toArray(String[]::new);
  }

  @Test
  void overThoseOfAConnectionRequestsWaitInTheOrderInWhichTheyCame() {
    scene.limits(Limits.builder().runningCommands(2));
    scene.receive(requests("job", 5));
    assertThat(scene.handlers()).hasSize(2);
    scene.runHandler();
    assertThat(scene.handlers()).hasSize(2);
    scene.runHandlers();
    assertThat(ran).containsExactly(1, 3, 5, 7, 9);
    assertThat(scene.sent()).hasSize(5);
  }

  @Test
  void whatNeverBlocksWaitsToo() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "later"), request(3, "now"), request(5, "job"), request(7, "now"));
    assertThat(ran).isEmpty();
    stage.complete(1L);
    link.runTasks();
    assertThat(ran).containsExactly(3);
    scene.runHandlers();
    assertThat(ran).containsExactly(3, 5, 7);
  }

  @Test
  void nothingIsHeldUpByWhatIsOverAtOnce() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(requests("now", 3));
    assertThat(ran).containsExactly(1, 3, 5);
  }

  @Test
  void standardCommandsPassThoseThatWait() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(
        request(1, "job"), request(3, "job"), request(5, "wirecommand.ping"), cancel(7, 3));
    assertThat(scene.sent())
        .containsExactly(
            "5 2 stream-begin " + DONE,
            "3 2 0 error-response application job: cancelled by the peer",
            "7 2 0 bytes-response eos|cbor cbor:True");
  }

  @Test
  void argumentsAreDecodedWhenItIsTheirTurn() {
    scene.limits(Limits.builder().runningCommands(1));
    commands.preparing(
        "bad",
        (context, data) -> {
          throw new CommandException("invalid-argument", "not so");
        });
    scene.receive(request(1, "later"), request(3, "bad"), request(5, "bad"), request(7, "now"));
    assertThat(scene.sent()).isEmpty();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin " + DONE,
            "3 2 0 error-response application not so",
            "5 2 0 error-response application not so",
            "7 2 0 " + DONE);
  }

  @Test
  void aPlaceIsFreeWhenAStreamHasEnded() {
    scene.limits(Limits.builder().runningCommands(1));
    commands.nonBlocking(
        "stream",
        (CommandResponse response) -> response.bytes(new ByteArrayInputStream(new byte[] {'x'})));
    scene.receive(request(1, "stream"), request(3, "now"));
    assertThat(ran).isEmpty();
    scene.runHandlers();
    assertThat(ran).containsExactly(3);
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation x",
            "1 2 0 bytes-response eos ",
            "3 2 0 " + DONE);
  }

  @Test
  void overTheByteCeilingReadingStopsUntilThereIsRoom() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(600)));
    scene.receive(request(1, "job"), request(3, "job"), request(5, "job"));
    assertThat(link.isReading()).isTrue();
    scene.receive(request(7, "job"));
    assertThat(link.isReading()).isFalse();
    // What is on the way still comes.
    scene.receive(request(9, "job"));
    scene.runHandler();
    assertThat(link.isReading()).isFalse();
    scene.runHandler();
    assertThat(link.isReading()).isTrue();
    scene.runHandlers();
    assertThat(ran).containsExactly(1, 3, 5, 7, 9);
  }

  @Test
  void argumentsCountToTheByteCeiling() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(600)));
    scene.receive(
        request(1, "later"), requestWithArguments(3, "now", "b'a': b'" + "x".repeat(400) + "'"));
    assertThat(link.isReading()).isFalse();
    scene.receive(cancel(5, 3));
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void fewRequestsWithDataWait() {
    scene.limits(Limits.builder().runningCommands(1).partialRequests(2));
    scene.receive(upload(1, "job"), upload(3, "job"));
    assertThat(link.isReading()).isTrue();
    scene.receive(upload(5, "job"));
    assertThat(link.isReading()).isFalse();
    scene.runHandler();
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void manyThatWaitAreForgottenWithTheirConnection() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "later"));
    int count = 32_000;
    // The later the request, the lower its id: in the order of ids, each is the last that came.
    for (int i = 0; i < count; i++) {
      scene.deliver(request(3 + 2 * (count - i), "job"));
    }
    scene.connection().onBatchEnd();
    scene.connection().onClosed(null);
    stage.complete(1L);
    link.runTasks();
    assertThat(ran).isEmpty();
    assertThat(scene.handlers()).isEmpty();
  }

  @Test
  void overThoseOfTheServerRequestsAreRefused() {
    scene.limits(Limits.builder().serverRunningCommands(2));
    scene.receive(
        request(1, "job"),
        request(3, "job"),
        request(5, "job"),
        requestWithMeta(7, "job", "b'errors': b'cbor'"),
        request(9, "wirecommand.ping"));
    assertThat(scene.sent())
        .containsExactly(
            "5 2 stream-begin " + LATE,
            coded("7 2 0", "overloaded", "job: the server runs 2 commands; try later", false),
            "9 2 0 " + DONE);
    scene.runHandlers();
    scene.receive(request(5, "job"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE, "3 2 0 " + DONE, "5 2 0 " + DONE);
  }

  @Test
  void allConnectionsOfTheServerCount() {
    scene.limits(Limits.builder().serverRunningCommands(2).runningCommands(1));
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    TestLink.deliver(otherConnection, request(1, "job").replace(" 1 0 ", " 1 stream-begin "));
    scene.receive(request(1, "job"), request(3, "job"));
    // The second waits no more: the server is full, and says so.
    assertThat(scene.sent()).containsExactly("3 2 stream-begin " + LATE);
    scene.handlers().remove().run();
    other.runTasks();
    assertThat(other.takeWritten()).containsExactly("1 2 stream-begin " + DONE);
    scene.receive(request(3, "job"));
    assertThat(scene.sent()).isEmpty();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE, "3 2 0 " + DONE);
  }

  @Test
  void whatWaitsTakesTheSlotOfWhatHasEndedAndNoOther() {
    scene.limits(Limits.builder().serverRunningCommands(2).runningCommands(1));
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    scene.receive(request(1, "job"), request(3, "job"));
    scene.runHandler();
    TestLink.deliver(
        otherConnection, request(1, "job").replace(" 1 0 ", " 1 stream-begin "), request(3, "job"));
    assertThat(other.takeWritten()).containsExactly("3 2 stream-begin " + LATE);
    scene.runHandlers();
    other.runTasks();
    assertThat(ran).containsExactly(1, 3, 1);
  }

  @Test
  void theSlotsOfAConnectionThatIsGoneAreFreeWhenItsHandlersHaveEnded() {
    scene.limits(Limits.builder().serverRunningCommands(1));
    scene.receive(request(1, "job"));
    scene.connection().onClosed(null);
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    TestLink.deliver(otherConnection, request(1, "now").replace(" 1 0 ", " 1 stream-begin "));
    assertThat(other.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response application now: the server runs 1 commands; try"
                + " later");
    scene.runHandlers();
    TestLink.deliver(otherConnection, request(3, "now"));
    assertThat(other.takeWritten()).containsExactly("3 2 0 " + DONE);
  }

  @Test
  void aCallThatIsRefusedHoldsNoSlot() {
    scene.limits(Limits.builder().serverRunningCommands(1));
    commands.preparing(
        "bad",
        (context, data) -> {
          throw new CommandException("invalid-argument", "not so");
        });
    scene.receive(request(1, "bad"));
    scene.receive(requestWithMeta(3, "job", "b'deadline': 0"));
    scene.sent();
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    TestLink.deliver(otherConnection, request(1, "now").replace(" 1 0 ", " 1 stream-begin "));
    assertThat(other.takeWritten()).containsExactly("1 2 stream-begin " + DONE);
  }
}
