package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.transport.EventLoopThread;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waiting for a call on an event loop, whichever it is. */
@ExtendWith(NothingLeftBehind.class)
class CallFutureTest {
  private final EventLoopThread loop = new EventLoopThread("wirecommand-test");
  private final CompletableFuture<String> future = new CallFuture<>();

  @AfterEach
  void end() {
    loop.end();
    loop.awaitEnd();
  }

  private <T> CompletableFuture<T> onLoop(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Test
  void isRefusedBeforeTheAnswer() {
    List<Callable<String>> waits =
        List.of(
            future::get,
            future::join,
            () -> future.get(1, TimeUnit.DAYS),
            () -> future.toCompletableFuture().join(),
            () -> future.thenApply(text -> text + "!").join(),
            () -> future.thenCompose(text -> new CompletableFuture<String>()).join(),
            () -> future.handle((text, failure) -> "handled").get(),
            () -> future.copy().join());
    for (Callable<String> wait : waits) {
      assertThatThrownBy(() -> onLoop(wait).get())
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "this would wait for a call on an event loop, which has to receive answers: wait on"
                  + " another thread, or add a callback to the future");
    }
  }

  @Test
  void isNoWaitAfterTheAnswer() throws Exception {
    future.complete("there");
    assertThat(onLoop(future::join).get()).isEqualTo("there");
    assertThat(onLoop(() -> future.get(1, TimeUnit.DAYS)).get()).isEqualTo("there");
    assertThat(onLoop(() -> future.thenApply(text -> text + "!").get()).get()).isEqualTo("there!");
  }

  @Test
  void otherThreadsWait() throws Exception {
    CompletableFuture<Void> completed = CompletableFuture.runAsync(() -> future.complete("there"));
    assertThat(future.get()).isEqualTo("there");
    completed.get();
  }

  @Test
  void everyClientReturnsSuchFutures() {
    try (CommandClient reconnecting = new ReconnectingClient(() -> null, task -> {})) {
      CommandCall call = Made.call("a");
      assertThat(reconnecting.call(call)).isInstanceOf(CallFuture.class);
      assertThat(reconnecting.call(call, reply -> 1)).isInstanceOf(CallFuture.class);
      assertThat(reconnecting.with(new RetryingClient(RetryPolicy.DEFAULT)).call(call))
          .isInstanceOf(CallFuture.class);
    }
  }
}
