package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the peer takes back, by {@code wirecommand.cancel}. */
class CancelTest {
  private static final String CANCELLED = "error-response application job: cancelled by the peer";
  private static final String YES = "bytes-response eos|cbor cbor:True";
  private static final String NO = "bytes-response eos|cbor cbor:False";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CommandContext> contexts = new ArrayList<>();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @BeforeEach
  void define() {
    commands.blocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.cbor().writeNull();
        });
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          contexts.add(context);
          response.later(stage, (answer, value) -> answer.cbor().writeLong(value));
        });
  }

  @Test
  void ofARequestThatWaitsForItsThreadIsToldAndTheHandlerNeverRuns() {
    scene.receive(request(1, "job"));
    scene.receive(cancel(3, 1));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + CANCELLED, "3 2 0 " + YES);
    scene.runHandlers();
    assertThat(contexts).isEmpty();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void inTheSameBatchIsNotTooLate() {
    scene.receive(request(1, "job"), cancel(3, 1), request(5, "job"));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin " + CANCELLED,
            "3 2 0 " + YES,
            "5 2 0 bytes-response eos|cbor cbor:None");
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(5);
  }

  @Test
  void ofARequestThatIsToBeAnsweredLaterIsSeenByItsHandler() {
    scene.receive(request(1, "later"));
    List<CancelReason> told = new ArrayList<>();
    contexts.get(0).onCancel(told::add);
    assertThat(told).isEmpty();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application later: cancelled by the peer",
            "3 2 0 " + YES);
    assertThat(told).containsExactly(CancelReason.BY_PEER);
    assertThat(contexts.get(0).isCancelled()).isTrue();
    assertThat(contexts.get(0).cancelReason()).isEqualTo(CancelReason.BY_PEER);
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void ofARequestThatWaitsForItsTurnTakesItOut() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "later"), request(3, "job"), request(5, "job"));
    scene.receive(cancel(7, 3));
    assertThat(scene.sent()).containsExactly("3 2 stream-begin " + CANCELLED, "7 2 0 " + YES);
    stage.complete(1L);
    link.runTasks();
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 0 bytes-response eos|cbor cbor:1", "5 2 0 bytes-response eos|cbor cbor:None");
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 5);
  }

  @Test
  void ofARequestThatStreamsEndsItsResponse() {
    boolean[] closed = new boolean[1];
    commands.nonBlocking(
        "stream",
        (CommandResponse response) ->
            response.bytes(
                new ByteArrayInputStream(new byte[200_000]) {
                  @Override
                  public void close() {
                    closed[0] = true;
                  }
                }));
    scene.limits(Limits.builder().sendPayload(4096));
    scene.receive(request(1, "stream"));
    link.setWritable(false);
    scene.runHandlers();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent()).isEmpty();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .satisfiesExactly(
            yes -> assertThat(yes).isEqualTo("3 2 stream-begin " + YES),
            part -> assertThat(part).startsWith("1 2 0 bytes-response continuation "),
            error ->
                assertThat(error)
                    .isEqualTo("1 2 0 error-response application stream: cancelled by the peer"));
    scene.runHandlers();
    assertThat(closed[0]).isTrue();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void ofARequestThatHasEndedIsFalse() {
    scene.receive(request(1, "job"));
    scene.runHandlers();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:None", "3 2 0 " + NO);
  }

  @Test
  void ofARequestWhoseAnswerIsOnItsWayIsFalse() {
    link.setWritable(false);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    scene.receive(cancel(3, 1));
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly("3 2 stream-begin " + NO, "1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aSecondTimeIsFalse() {
    scene.receive(request(1, "job"), cancel(3, 1), cancel(5, 1));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin " + CANCELLED, "3 2 0 " + YES, "5 2 0 " + NO);
  }

  @Test
  void ofAnIdThatIsNotThereIsFalse() {
    scene.receive(cancel(1, 7), cancel(3, 0), cancel(5, 65_535));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin " + NO, "3 2 0 " + NO, "5 2 0 " + NO);
  }

  @Test
  void ofItsOwnIdIsFalse() {
    scene.receive(cancel(1, 1));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + NO);
  }

  @Test
  void doesNotReachAnIdThatWasUsedAgain() {
    scene.receive(request(1, "job"));
    Runnable first = scene.handlers().remove();
    scene.receive(cancel(3, 1), request(1, "job"));
    scene.sent();
    first.run();
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void hasACode() {
    scene.receive(requestWithMeta(1, "job", "b'errors': b'cbor'"), cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly(
            coded("1 2 stream-begin", "cancelled", "job: cancelled by the peer", false),
            "3 2 0 " + YES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''                        | wirecommand.cancel: missing argument 'request'",
        "b'id': 1                  | wirecommand.cancel: unknown argument 'id'; it takes request",
        "b'request': b'1'          | wirecommand.cancel: argument 'request': expected integer, got bytes",
        "b'request': -1            | wirecommand.cancel: argument 'request': a request id is 0 to 65535, not -1",
        "b'request': 65536         | wirecommand.cancel: argument 'request': a request id is 0 to 65535, not 65536",
        "b'request': 4294967297    | wirecommand.cancel: argument 'request': a request id is 0 to 65535, not 4294967297",
        "1: 2                      | wirecommand.cancel: the name of an argument: expected bytes or text, got integer",
      })
  void refusesWhatIsNoId(String args, String message) {
    scene.receive(requestWithArguments(1, "wirecommand.cancel", args.equals("''") ? "" : args));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application " + message);
  }
}
