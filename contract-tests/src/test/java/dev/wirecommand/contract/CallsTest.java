package dev.wirecommand.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CallObserver;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.contract.ContractCommands.Mixed;
import dev.wirecommand.contract.ContractCommands.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests calls whose results are not streamed. */
class CallsTest extends ContractTest {
  private static final int THREADS = 8;
  private static final int CALLS_EACH = 100;

  private static List<byte[]> nodes(int n) {
    List<byte[]> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      nodes.add(("node " + n + "/" + i).getBytes(UTF_8));
    }
    return nodes;
  }

  private static Mixed mixed(int n) {
    return Mixed.of("key " + n, n, nodes(n));
  }

  @Test
  void answersEachOfManyCallsFromManyThreads() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> callers = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * CALLS_EACH;
        callers.add(
            () -> {
              for (int n = first; n < first + CALLS_EACH; n++) {
                assertThat(client.mix("key " + n, n, nodes(n))).isEqualTo(mixed(n));
                assertThat(client.mixBlocking("key " + n, n, nodes(n))).isEqualTo(mixed(n));
              }
              return null;
            });
      }
      for (Future<Void> each : threads.invokeAll(callers)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void answersManyCallsThatAreUnderWayAtOnce() {
    List<CompletableFuture<Mixed>> answers = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      var stage =
          switch (n % 3) {
            case 0 -> client.async().mix("key " + n, n, nodes(n));
            case 1 -> client.async().mixBlocking("key " + n, n, nodes(n));
            default -> client.async().mixLater("key " + n, n, nodes(n));
          };
      answers.add(stage.toCompletableFuture());
    }
    for (int n = 0; n < answers.size(); n++) {
      assertThat(answers.get(n).join()).isEqualTo(mixed(n));
    }
  }

  @Test
  void carriesLargeArgumentsAndResults() {
    byte[] large = new byte[900_000];
    new java.util.Random(1).nextBytes(large);
    assertThat(client.mix("large", 1, List.of(large)).joined()).isEqualTo(large);
  }

  @Test
  void tellsErrorsWithCodeMessageAndDetails() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> client.fail("not-found", "nothing of that name: ä"))
        .withMessage("nothing of that name: ä")
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.details()).isEqualTo(new CborValue.Text("details of not-found"));
            });
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(client::crash)
        .withMessageMatching("crash: internal error [0-9a-f-]{36}")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
  }

  @Test
  void textAndProgressComeBeforeTheAnswerInOrder() {
    List<String> told = new CopyOnWriteArrayList<>();
    CallObserver observer =
        new CallObserver() {
          @Override
          public void text(TextOutput atom) {
            told.add(atom.render(1_000));
          }

          @Override
          public void progress(ProgressUpdate p) {
            told.add(
                p.topic() + " " + p.position() + "/" + p.total() + " " + p.unit() + " " + p.item());
          }
        };
    CallOptions options = CallOptions.builder().observer(observer).build();
    assertThat(client.with(options).say("hello")).isEqualTo("hello");
    assertThat(told)
        .containsExactly(
            "hello, said 1",
            "saying 1/2 words hello",
            "100%",
            "saying 2/2 words null",
            "saying -1/0 null null");
  }

  @Test
  void handlersKnowTheirPeer() {
    assertThat(client.who()).isEqualTo(transport.peer());
  }

  @Test
  void writingIsGrantedByTheTransportUnlessAnAuthorizerSaysOtherwise() {
    Seen peer = transport.peer();
    if (peer.permission().equals("WRITE")) {
      assertThat(client.write("x")).isEqualTo("written: x");
      return;
    }
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> client.write("x"))
        .withMessage("write: permission denied; it needs write permission, and this peer has read")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  @Test
  void aCallThatWouldWaitOnTheConnectionsOwnThreadIsRefusedAtOnce() {
    assertRefusedInACallback(
        name,
        () -> client.mix("key 1", 1, nodes(1)),
        "mix: this call would wait on an event loop, which has to receive answers: call on another"
            + " thread, or use the async client");
  }

  @Test
  void aFutureThatWouldBeAwaitedOnTheConnectionsOwnThreadIsRefusedAtOnce() {
    String message =
        "this would wait for a call on an event loop, which has to receive answers: wait on"
            + " another thread, or add a callback to the future";
    assertRefusedInACallback(
        name + "-first",
        () -> client.async().mixLater("key 1", 1, nodes(1)).toCompletableFuture().join(),
        message);
    assertRefusedInACallback(
        name + "-second",
        () ->
            client
                .async()
                .mixLater("key 1", 1, nodes(1))
                .thenApply(Mixed::joined)
                .toCompletableFuture()
                .join(),
        message);
  }

  /**
   * @param held the name of the call that has the callback; a name that was released before would
   *     end the call before it has one
   */
  private void assertRefusedInACallback(String held, Supplier<?> waiting, String message) {
    CompletableFuture<?> nested =
        client.async().hold(held).toCompletableFuture().thenApply(released -> waiting.get());
    client.begun(held);
    client.release(held);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              try {
                nested.get();
              } catch (ExecutionException e) {
                throw e.getCause();
              }
            })
        .withMessage(message);
    // The connection still works.
    assertThat(client.mix("key 2", 2, nodes(2))).isEqualTo(mixed(2));
  }
}
