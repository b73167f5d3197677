package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class LoopThreadTest {
  @Test
  void knowsEveryEventLoop() throws Exception {
    EventLoopThread loop = new EventLoopThread("wirecommand-test");
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    loop.execute(() -> known.complete(LoopThread.isCurrent()));
    assertThat(known.get()).isTrue();
    assertThat(LoopThread.isCurrent()).isFalse();
    loop.end();
  }

  @Test
  void anEventLoopDoesNotWaitForTheEndOfAnother() throws Exception {
    EventLoopThread loop = new EventLoopThread("wirecommand-test");
    EventLoopThread other = new EventLoopThread("wirecommand-test");
    CompletableFuture<String> returned = new CompletableFuture<>();
    loop.execute(
        () -> {
          other.awaitEnd();
          returned.complete("at once");
        });
    assertThat(returned.get()).isEqualTo("at once");
    other.end();
    loop.end();
  }
}
