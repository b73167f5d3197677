package dev.wirecommand.server;

import static dev.wirecommand.server.ServerScene.cancel;
import static dev.wirecommand.server.ServerScene.frame;
import static dev.wirecommand.server.ServerScene.lastData;
import static dev.wirecommand.server.ServerScene.request;
import static dev.wirecommand.server.ServerScene.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.ServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that nobody but their connection knows serve one after the other; all others are new. */
class RecycledCallsTest {
  private final ServerScene scene = new ServerScene();

  /** The calls of the handlers that ran, in their order. */
  private final List<ServerCall> calls = new ArrayList<>();

  private final List<CommandContext> contexts = new ArrayList<>();

  private void note(CommandResponse response) {
    calls.add(((HandlerResponse) response).call);
  }

  private void answer(CommandResponse response) {
    note(response);
    response.cbor().writeLong(calls.size());
  }

  /** A batch of three requests, each answered with its number. */
  private void batch() {
    scene.deliver(request(1, "job"), request(3, "job"), request(5, "job"));
    scene.connection().onBatchEnd();
  }

  private void receiveThree() {
    batch();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:1",
            "3 2 0 bytes-response eos|cbor cbor:2",
            "5 2 0 bytes-response eos|cbor cbor:3");
  }

  private void areDifferent() {
    assertThat(calls).hasSize(3).doesNotHaveDuplicates();
  }

  /** Somebody may have known them, now that they are over. */
  private void areKnown() {
    areDifferent();
    assertThat(calls).noneMatch(ServerCall::isUnknown);
  }

  @Test
  void inABatchOneServesAll() {
    List<Integer> ids = new ArrayList<>();
    List<ServerRequest> requests = new ArrayList<>();
    scene.commands.nonBlocking(
        "job",
        response -> {
          answer(response);
          ids.add(calls.get(0).request().id());
          requests.add(calls.get(0).request());
        });
    receiveThree();
    assertThat(ids).containsExactly(1, 3, 5);
    assertThat(calls.get(2)).isSameAs(calls.get(1)).isSameAs(calls.get(0));
    assertThat(requests.get(2)).isSameAs(requests.get(1)).isSameAs(requests.get(0));
  }

  @Test
  void soItDoesWhereAnswersAreBytes() {
    scene.commands.nonBlocking(
        "job",
        response -> {
          note(response);
          response.raw(new byte[] {(byte) ('a' + calls.size())});
        });
    batch();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response eos b",
            "3 2 0 bytes-response eos c",
            "5 2 0 bytes-response eos d");
    assertThat(calls.get(2)).isSameAs(calls.get(1)).isSameAs(calls.get(0));
  }

  @Test
  void nothingIsKeptForTheNextBatch() {
    scene.commands.nonBlocking("job", this::answer);
    scene.receive(request(1, "job"));
    scene.receive(request(3, "job"));
    assertThat(calls).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aHandlerMayKeepItsContext() {
    scene.commands.nonBlocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          answer(response);
        });
    receiveThree();
    areKnown();
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 3, 5);
  }

  @Test
  void anInterceptorMayKeepIt() {
    scene.builder.interceptor(
        (context, command, next) -> {
          contexts.add(context);
          return next;
        });
    scene.commands.nonBlocking("job", this::answer);
    receiveThree();
    areKnown();
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 3, 5);
  }

  @Test
  void aListenerMayKeepIt() {
    scene.builder.listener(
        new ServerListener() {
          @Override
          public void callStarted(CommandContext context) {
            contexts.add(context);
          }

          @Override
          public void callEnded(CommandContext context, ServerCallEnd end) {
            contexts.add(context);
          }
        });
    scene.commands.nonBlocking("job", this::answer);
    receiveThree();
    areKnown();
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 1, 3, 3, 5, 5);
    assertThat(contexts.get(1)).isSameAs(contexts.get(0));
  }

  @Test
  void whoeverMapsAFailureMayKeepIt() {
    scene.builder.exceptionMapper(
        (failure, context) -> {
          contexts.add(context);
          return new CommandException("mapped");
        });
    scene.commands.nonBlocking(
        "job",
        response -> {
          note(response);
          throw new IllegalArgumentException();
        });
    batch();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application mapped",
            "3 2 0 error-response application mapped",
            "5 2 0 error-response application mapped");
    areKnown();
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 3, 5);
  }

  @Test
  void oneWhoseHandlerMayBlockIsNew() {
    scene.commands.blocking("job", this::answer);
    batch();
    scene.runHandlers();
    assertThat(scene.sent()).hasSize(3);
    areKnown();
  }

  @Test
  void oneAgainstWhichAClockRanIsNew() {
    scene.builder.deadline(Duration.ofSeconds(1));
    scene.commands.nonBlocking("job", this::answer);
    receiveThree();
    areKnown();
  }

  @Test
  void oneThatHadDataIsNew() {
    scene.commands.nonBlocking("job", this::answer);
    scene.receive(
        upload(1, "job"), lastData(1, "x"), upload(3, "job"), upload(5, "job"), lastData(5, "x"));
    assertThat(scene.sent()).hasSize(3);
    areKnown();
  }

  @Test
  void oneWhoseAnswerIsAStreamIsNew() {
    scene.commands.nonBlocking(
        "job",
        response -> {
          note(response);
          response.items(Stream.of(7L), (out, item) -> out.writeLong(item));
        });
    batch();
    scene.runHandlers();
    areKnown();
  }

  @Test
  void oneThatStillRunsIsItsOwn() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    scene.commands.nonBlocking(
        "job",
        response -> {
          note(response);
          if (calls.size() == 1) {
            response.later(stage, (out, value) -> out.cbor().writeLong(value));
          } else {
            response.cbor().writeLong(calls.size());
          }
        });
    batch();
    assertThat(scene.sent())
        .containsExactly(
            "3 2 stream-begin bytes-response eos|cbor cbor:2",
            "5 2 0 bytes-response eos|cbor cbor:3");
    assertThat(calls.get(1)).isNotSameAs(calls.get(0));
    assertThat(calls.get(2)).isSameAs(calls.get(1));
    stage.complete(1L);
    scene.link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:1");
  }

  @Test
  void oneThatWasCancelledIsNotServedAgain() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    scene.commands.nonBlocking(
        "job",
        response -> {
          note(response);
          response.later(stage, (out, value) -> out.cbor().writeLong(value));
        });
    scene.deliver(request(1, "job"), cancel(3, 1));
    stage.complete(1L);
    scene.deliver(request(5, "job"));
    scene.connection().onBatchEnd();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            frame("3 2 0 bytes-response eos|cbor cbor:True"),
            "5 2 0 bytes-response eos|cbor cbor:1");
    assertThat(calls).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void oneWhoseAnswerWaitsIsNew() {
    scene.commands.nonBlocking("job", this::answer);
    scene.link.writable = false;
    batch();
    assertThat(scene.sent()).isEmpty();
    areDifferent();
    scene.link.writable = true;
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:1",
            "3 2 0 bytes-response eos|cbor cbor:2",
            "5 2 0 bytes-response eos|cbor cbor:3");
  }

  static List<ThrowingCallable> questions() {
    CommandContext none = NoContext.INSTANCE;
    return List.of(
        none::requestId,
        none::command,
        none::peer,
        none::permission,
        none::meta,
        none::deadline,
        none::attributes,
        () -> none.text("x"),
        () -> none.progress("x"),
        none::isCancelled,
        none::cancelReason,
        () -> none.onCancel(reason -> {}));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoeverSaysThatItTakesNoContextGetsNone(ThrowingCallable question) {
    assertThatIllegalStateException()
        .isThrownBy(question)
        .withMessage(
            "the descriptor of this command says that it takes no context; say there that it"
                + " does");
  }

  @Test
  void whatADispatchIsGivenFollowsTheDescriptor() {
    scene.commands.nonBlocking(
        "job",
        response -> {
          contexts.add(((HandlerResponse) response).call.given());
          response.cbor().writeNull();
        });
    scene.commands.preparing(
        "known",
        (context, data) -> {
          contexts.add(context);
          return response -> response.cbor().writeNull();
        });
    scene.receive(request(1, "job"), request(3, "known"));
    assertThat(contexts).hasSize(2);
    assertThat(contexts.get(0)).isSameAs(NoContext.INSTANCE);
    assertThat(contexts.get(1).requestId()).isEqualTo(3);
  }
}
