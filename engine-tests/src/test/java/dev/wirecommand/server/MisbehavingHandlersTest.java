package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a handler does, its request ends exactly once and with the right error, its slot is free
 * for the next call, its bytes are given back, and no interrupt stays on the event loop.
 */
class MisbehavingHandlersTest {
  /** Calls enough that their arguments would fill the account if some of them stayed. */
  private static final int ROUNDS = 80;

  private static final String ARGUMENTS = "b'padding': '" + "x".repeat(4_000) + "'";
  private static final String ID = "[0-9a-f-]{36}";
  private static final String INTERNAL =
      "job: internal error( " + ID + "|, one of too many to be logged)";
  private static final String UNTOLD =
      "job: internal error( that could not be logged|, one of too many to be logged)";

  private final DefinedCommands commands;
  private final ServerScene scene;

  MisbehavingHandlersTest() {
    scene = new ServerScene();
    commands = scene.commands();
    scene.limits(
        Limits.builder().runningCommands(1).memory(new MemoryLimits(1 << 18, 1 << 30, 1 << 30)));
  }

  /** A handler, and what its peer is told, as a regular expression. */
  private interface Handler {
    void run(CommandResponse response) throws Exception;
  }

  private static Arguments is(String name, String error, Handler handler) {
    return Arguments.of(Named.of(name, handler), error);
  }

  @SuppressWarnings("unchecked") // Throws it as whatever it is.
  private static <T extends Throwable> void sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  /** A class whose initialization fails. */
  private static final class Broken {
    static final int VALUE = fail();

    private static int fail() {
      throw new IllegalStateException("not today");
    }
  }

  /** An exception that throws when it is looked at. */
  private static final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new AssertionError("no cause");
    }

    @Override
    public String toString() {
      throw new StackOverflowError("no text");
    }
  }

  /** An error without a message, although each has one. */
  private static final class Mute extends CommandException {
    private static final long serialVersionUID = 1L;

    Mute() {
      super("spoken");
    }

    @Override
    public String getMessage() {
      return null;
    }
  }

  private static Throwable circle() {
    CompletionException inner = new CompletionException("inner") {};
    CompletionException outer = new CompletionException("outer", inner);
    inner.initCause(outer);
    return outer;
  }

  private static void later(CommandResponse response, CompletionStage<Long> stage) {
    response.later(stage, (answer, value) -> answer.cbor().writeLong(value));
  }

  static Stream<Arguments> handlers() {
    return Stream.of(
        is("throws an exception", INTERNAL, r -> sneaky(new IOException("a secret"))),
        is("throws an error of an assertion", INTERNAL, r -> sneaky(new AssertionError("x"))),
        is("throws a bare Throwable", INTERNAL, r -> sneaky(new Throwable("x"))),
        is("throws what says it was killed", INTERNAL, r -> sneaky(new Error("x"))),
        is("throws a circle of causes", INTERNAL, r -> sneaky(circle())),
        is("throws what throws", UNTOLD, r -> sneaky(new Evil())),
        is(
            "throws a mute error",
            "job: internal error that could not be logged",
            r -> sneaky(new Mute())),
        is("throws null", INTERNAL, r -> sneaky(null)),
        is("overflows the stack", INTERNAL, r -> recurse(0)),
        is("has no class", INTERNAL, r -> r.cbor().writeLong(Broken.VALUE)),
        is(
            "runs out of memory",
            "the server ran out of memory in this call",
            r -> r.raw(new byte[Integer.MAX_VALUE])),
        is("gives no answer", INTERNAL, r -> {}),
        is("answers null", INTERNAL, r -> r.raw(null)),
        is(
            "answers twice",
            INTERNAL,
            r -> {
              r.cbor().writeLong(1);
              r.raw(new byte[1]);
            }),
        is(
            "answers, and fails",
            INTERNAL,
            r -> {
              r.cbor().writeLong(1);
              throw new IllegalStateException("after the answer");
            }),
        is("is interrupted", "job: interrupted", r -> sneaky(new InterruptedException())),
        is(
            "interrupts its thread and fails",
            INTERNAL,
            r -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("x");
            }),
        is("answers no stage", INTERNAL, r -> r.later(null, (answer, value) -> {})),
        is(
            "has a stage that fails",
            INTERNAL,
            r -> later(r, CompletableFuture.failedFuture(new IllegalStateException("x")))),
        is(
            "has a stage that fails evilly",
            UNTOLD,
            r -> later(r, CompletableFuture.failedFuture(new Evil()))),
        is(
            "has a stage that is cancelled",
            "job: cancelled",
            r -> later(r, CompletableFuture.failedFuture(new CancellationException()))),
        is("has a stage of null", INTERNAL, r -> later(r, CompletableFuture.completedFuture(null))),
        is(
            "has a writer that overflows the stack",
            INTERNAL,
            r -> r.later(CompletableFuture.completedFuture(1L), (answer, value) -> recurse(0))),
        is(
            "puts off twice",
            INTERNAL,
            r -> {
              later(r, new CompletableFuture<>());
              later(r, new CompletableFuture<>());
            }),
        is("answers no stream", INTERNAL, r -> r.bytes((InputStream) null)),
        is(
            "streams what throws",
            INTERNAL,
            r ->
                r.bytes(
                    stream(
                        () -> {
                          throw new IOException("x");
                        }))),
        is("streams what overflows the stack", INTERNAL, r -> r.bytes(stream(() -> recurse(0)))),
        is("streams what reads too much", INTERNAL, r -> r.bytes(stream(() -> 1 << 30))),
        is(
            "streams what throws evilly",
            UNTOLD,
            r ->
                r.bytes(
                    stream(
                        () -> {
                          throw new Evil();
                        }))),
        is(
            "iterates over null",
            INTERNAL,
            r ->
                r.items(
                    List.of(1).stream().map(n -> (Integer) null).iterator(),
                    (out, n) -> out.writeLong(n))),
        is(
            "iterates over what changes",
            INTERNAL,
            r -> r.items(changing(), (out, n) -> out.writeLong(n))),
        is(
            "publishes by a publisher that throws",
            INTERNAL,
            r ->
                r.items(
                    (Flow.Publisher<Integer>) subscriber -> recurse(0),
                    (out, n) -> out.writeLong(n))),
        is("publishes null", INTERNAL, r -> publish(r, Rogue.NULL)),
        is("publishes more than asked for", INTERNAL, r -> publish(r, Rogue.TOO_MUCH)),
        is("publishes by a subscription that throws", INTERNAL, r -> publish(r, Rogue.THROWS)),
        is("publishes an end that follows an end", INTERNAL, r -> publish(r, Rogue.TWO_ENDS)));
  }

  private interface Reading {
    int read() throws IOException;
  }

  private static InputStream stream(Reading reading) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return reading.read();
      }

      @Override
      public int read(byte[] array, int offset, int length) throws IOException {
        return reading.read();
      }
    };
  }

  private static Iterator<Integer> changing() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    Iterator<Integer> iterator = list.iterator();
    list.add(4);
    return iterator;
  }

  private enum Rogue {
    NULL,
    TOO_MUCH,
    THROWS,
    TWO_ENDS
  }

  /** Publishes against the rules, by a subscription that cannot even be cancelled. */
  private static void publish(CommandResponse response, Rogue rogue) {
    Flow.Publisher<Integer> publisher =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    Thread.currentThread().interrupt();
                    switch (rogue) {
                      case NULL -> subscriber.onNext(null);
                      case TOO_MUCH -> {
                        for (int i = 0; i < 100; i++) {
                          subscriber.onNext(i);
                        }
                      }
                      case THROWS -> throw new IllegalStateException("no request");
                      case TWO_ENDS -> {
                        subscriber.onError(new IllegalStateException("an end"));
                        subscriber.onError(new IllegalStateException("another end"));
                        subscriber.onComplete();
                      }
                    }
                  }

                  @Override
                  public void cancel() {
                    throw new IllegalStateException("no cancel");
                  }
                });
    response.items(publisher, (out, n) -> out.writeLong(n));
  }

  private void assertEachCallEnds(String error) {
    commands.nonBlocking("fine", response -> response.cbor().writeLong(1));
    for (int round = 0; round < ROUNDS; round++) {
      List<String> sent = scene.exchange(requestWithArguments(1, "job", ARGUMENTS));
      assertThat(sent).isNotEmpty();
      String end = sent.get(sent.size() - 1);
      assertThat(end).matches("1 2 [^ ]+ error-response application " + error);
      assertThat(sent.subList(0, sent.size() - 1))
          .allMatch(frame -> frame.matches("1 2 [^ ]+ bytes-response continuation[^ ]* .*"));
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(scene.exchange(requestWithArguments(3, "fine", "")))
          .containsExactly("3 2 0 bytes-response eos|cbor cbor:1");
    }
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void onAHandlerThread(Handler handler, String error) {
    commands.blocking(
        "job",
        (context, data, response) -> {
          // The threads of a server forget interrupts between two tasks; this one is the event loop
          // too.
          try {
            handler.run(response);
          } finally {
            Thread.interrupted();
          }
        });
    assertEachCallEnds(error);
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void onTheEventLoop(Handler handler, String error) {
    commands.nonBlocking("job", (context, data, response) -> handler.run(response));
    assertEachCallEnds(error);
  }

  @Test
  void anInterruptDoesNotReachTheNextHandlerOfABatch() {
    List<Boolean> interrupted = new ArrayList<>();
    commands.nonBlocking(
        "job",
        response -> {
          interrupted.add(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          response.cbor().writeLong(1);
        });
    scene.limits(Limits.builder());
    scene.receive(
        requestWithArguments(1, "job", ""),
        requestWithArguments(3, "job", ""),
        requestWithArguments(5, "job", ""));
    assertThat(scene.sent()).hasSize(3);
    assertThat(interrupted).containsExactly(false, false, false);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aSubscriptionThatCannotBeCancelledEndsNoConnection() {
    commands.nonBlocking("job", response -> publishNothing(response));
    commands.nonBlocking("fine", response -> response.cbor().writeLong(1));
    scene.receive(requestWithArguments(1, "job", ""));
    assertThat(
            scene.exchange(
                requestWithArguments(3, "wirecommand.cancel", "b'request': 1"),
                requestWithArguments(5, "fine", "")))
        .containsExactlyInAnyOrder(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True",
            "5 2 0 bytes-response eos|cbor cbor:1");
  }

  private static void publishNothing(CommandResponse response) {
    Flow.Publisher<Integer> publisher =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {}

                  @Override
                  public void cancel() {
                    throw new AssertionError("no cancel");
                  }
                });
    response.items(publisher, (out, n) -> out.writeLong(n));
  }
}
