package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.printed;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that end requests: with codes for those who ask, and what becomes of exceptions. */
class ErrorsTest {
  private static final String BEGIN = "1 2 stream-begin";
  private static final String CODES = "b'errors': b'cbor'";
  private static final CborValue DETAILS = new CborValue.Array(List.of(new CborValue.Int(1)));

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  private List<String> answerTo(String... requests) {
    scene.receive(requests);
    scene.runHandlers();
    return scene.sent();
  }

  private void throwing(Throwable failure) {
    commands.blocking(
        "job",
        (context, data, response) -> {
          throw sneaky(failure);
        });
  }

  @SuppressWarnings("unchecked") // Throws it as whatever it is.
  private static <T extends Throwable> T sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void whoAsksIsToldCodeMessageAndDetails() {
    throwing(new CommandException("not-found", "no such node", DETAILS));
    assertThat(answerTo(requestWithMeta(1, "job", CODES)))
        .containsExactly(coded(BEGIN, "not-found", "no such node", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overloaded", "shutting-down", "limit-exceeded"})
  void aHandlerCannotSayThatItWasNotStarted(String code) {
    CommandException error = new CommandException(code, "another server is busy", DETAILS);
    throwing(error);
    commands.nonBlocking(
        "later",
        (CommandResponse response) ->
            response.later(CompletableFuture.failedFuture(error), (answer, value) -> {}));
    assertThat(answerTo(requestWithMeta(1, "job", CODES), requestWithMeta(3, "later", CODES)))
        .containsExactlyInAnyOrder(
            coded("3 2 stream-begin", "internal", notOwn("later"), false),
            coded("1 2 0", "internal", notOwn("job"), false));
  }

  private static String notOwn(String command) {
    return command
        + ": internal error: the command failed with a code that only the server may use";
  }

  @Test
  void noExceptionIsMappedToACodeThatOnlyTheServerUses() {
    throwing(new IllegalStateException("full"));
    scene.builder().exceptionMapper((e, context) -> new CommandException("overloaded", "full"));
    assertThat(answerTo(requestWithMeta(1, "job", CODES)))
        .containsExactly(coded(BEGIN, "internal", notOwn("job"), false));
  }

  @Test
  void othersAreToldTheMessageAlone() {
    throwing(new CommandException("not-found", "no such node", DETAILS));
    assertThat(
            answerTo(
                request(1, "job"),
                requestWithMeta(3, "job", "b'errors': b'text'"),
                requestWithMeta(5, "job", "b'token': 1")))
        .containsExactly(
            BEGIN + " error-response application no such node",
            "3 2 0 error-response application no such node",
            "5 2 0 error-response application no such node");
  }

  @Test
  void whoAsksAmongOtherThingsIsToldToo() {
    throwing(new CommandException("no such node"));
    assertThat(answerTo(requestWithMeta(1, "job", "b'token': 1, " + CODES)))
        .containsExactly(coded(BEGIN, "failed", "no such node", false));
  }

  @Test
  void anUnknownCommandHasACode() {
    assertThat(answerTo(requestWithMeta(1, "none", CODES)))
        .containsExactly(
            printed(
                BEGIN
                    + " error-response application cbor:{b'code': b'unknown-command',"
                    + " b'message': b\"unknown command 'none'\"}"));
  }

  @Test
  void detailsThatFitNoFrameAreLeftOut() {
    scene.limits(Limits.builder().sendPayload(64));
    throwing(new CommandException("not-found", "no", new CborValue.Text("x".repeat(64))));
    assertThat(answerTo(requestWithMeta(1, "job", CODES)))
        .containsExactly(coded(BEGIN, "not-found", "no", false));
  }

  @Test
  void aHandlerMayRunOutOfMemory() {
    throwing(new OutOfMemoryError("a secret"));
    assertThat(answerTo(request(1, "job")))
        .containsExactly(
            BEGIN + " error-response application the server ran out of memory in this call");
  }

  @Test
  void whatElseAHandlerThrowsIsToldByAnIdAlone() {
    throwing(new StackOverflowError("a secret"));
    String id = "[0-9a-f-]{36}";
    assertThat(answerTo(request(1, "job"), requestWithMeta(3, "job", CODES)))
        .satisfiesExactly(
            plain ->
                assertThat(plain)
                    .matches(BEGIN + " error-response application job: internal error " + id),
            coded ->
                assertThat(coded)
                    .matches(
                        "3 2 0 error-response application \\\\xa2DcodeHinternalGmessageX8"
                            + "job: internal error "
                            + id));
  }

  @Test
  void theEmbedderMapsItsOwnExceptions() {
    List<String> mapped = new ArrayList<>();
    scene
        .builder()
        .exceptionMapper(
            (failure, context) -> {
              mapped.add(context.command() + " " + failure);
              return failure instanceof IllegalStateException
                  ? new CommandException("conflict", "later: " + failure.getMessage(), DETAILS)
                  : null;
            });
    throwing(new IllegalStateException("busy"));
    commands.nonBlocking(
        "other",
        response -> {
          throw new IllegalArgumentException("a secret");
        });
    assertThat(answerTo(requestWithMeta(1, "job", CODES), request(3, "other")))
        .satisfiesExactlyInAnyOrder(
            job -> assertThat(job).isEqualTo(coded("1 2 0", "conflict", "later: busy", true)),
            other ->
                assertThat(other)
                    .matches("3 2 stream-begin error-response application other: internal .*"));
    assertThat(mapped)
        .containsExactly(
            "other java.lang.IllegalArgumentException: a secret",
            "job java.lang.IllegalStateException: busy");
  }

  private void mapAll() {
    scene
        .builder()
        .exceptionMapper(
            (failure, context) -> new CommandException("mapped", failure.getMessage()));
  }

  @Test
  void mapsWhatStagesFailWithAsItWasThrown() {
    mapAll();
    CompletableFuture<Long> stage = new CompletableFuture<>();
    commands.nonBlocking(
        "job",
        response ->
            response.later(
                stage.thenApply(value -> value), (answer, value) -> answer.cbor().writeNull()));
    scene.receive(request(1, "job"));
    stage.completeExceptionally(new IllegalStateException("busy"));
    link.runTasks();
    assertThat(scene.sent()).containsExactly(BEGIN + " error-response application busy");
  }

  @Test
  void mapsWhatStreamsFailWith() {
    mapAll();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("busy");
          }
        };
    commands.nonBlocking("job", (CommandResponse response) -> response.bytes(broken));
    assertThat(answerTo(request(1, "job")))
        .containsExactly(BEGIN + " error-response application busy");
  }

  @Test
  void mapsWhatInterceptorsAndTheTypesOfArgumentsThrow() {
    mapAll();
    commands.preparing(
        "job",
        (context, data) -> {
          throw new ExceptionInInitializerError("broken");
        });
    commands.nonBlocking("other", response -> response.cbor().writeNull());
    scene
        .builder()
        .interceptor(
            (context, command, next) -> {
              throw new IllegalStateException("not now");
            });
    assertThat(answerTo(request(1, "job"), request(3, "other")))
        .containsExactly(
            BEGIN + " error-response application broken",
            "3 2 0 error-response application not now");
  }

  @Test
  void doesNotMapWhatIsACommandExceptionAlready() {
    mapAll();
    throwing(new CommandException("not-found", "no such node"));
    assertThat(answerTo(requestWithMeta(1, "job", CODES)))
        .containsExactly(coded(BEGIN, "not-found", "no such node", false));
  }

  @Test
  void aMapperThatFailsIsAFailureToo() {
    scene
        .builder()
        .exceptionMapper(
            (failure, context) -> {
              throw new StackOverflowError();
            });
    throwing(new IllegalStateException("busy"));
    assertThat(answerTo(request(1, "job")))
        .singleElement()
        .asString()
        .matches(BEGIN + " error-response application job: internal error [0-9a-f-]{36}");
  }

  @Test
  void aMapperThatThrowsWhatItWasGivenIsAFailureToo() {
    scene
        .builder()
        .exceptionMapper(
            (failure, context) -> {
              throw (RuntimeException) failure;
            });
    throwing(new IllegalStateException("busy"));
    assertThat(answerTo(request(1, "job")))
        .singleElement()
        .asString()
        .matches(BEGIN + " error-response application job: internal error [0-9a-f-]{36}");
  }

  @Test
  void anInterruptedHandlerSaysThatItWas() {
    throwing(new InterruptedIOException());
    commands.blocking(
        "channel",
        (context, data, response) -> {
          throw new ClosedByInterruptException();
        });
    assertThat(answerTo(request(1, "job"), request(3, "channel")))
        .containsExactly(
            BEGIN + " error-response application job: interrupted",
            "3 2 0 error-response application channel: interrupted");
  }

  @Test
  void aSocketThatTimesOutIsNoInterruption() {
    throwing(new SocketTimeoutException());
    assertThat(answerTo(request(1, "job")))
        .singleElement()
        .asString()
        .startsWith(BEGIN + " error-response application job: internal error ");
  }

  @Test
  void anErrorFollowsWhatCameOfAStreamBefore() {
    InputStream twoBytes =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(new byte[] {'a', 'b'}),
            new InputStream() {
              @Override
              public int read() {
                throw new CommandException("conflict", "changed meanwhile");
              }
            });
    commands.nonBlocking("stream", (CommandResponse response) -> response.bytes(twoBytes));
    assertThat(answerTo(requestWithMeta(1, "stream", CODES)))
        .containsExactly(
            BEGIN + " bytes-response continuation ab",
            coded("1 2 0", "conflict", "changed meanwhile", false));
  }
}
