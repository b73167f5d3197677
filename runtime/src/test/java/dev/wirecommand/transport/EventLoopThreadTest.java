package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.jvm.RealError;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventLoopThreadTest {
  private final EventLoopThread loop = new EventLoopThread("lasting");

  @AfterEach
  void end() {
    loop.end();
    loop.awaitEnd();
  }

  private Thread thread() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    loop.execute(() -> thread.complete(Thread.currentThread()));
    return thread.join();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOfATaskEndsNothing(RealError error) {
    Thread before = thread();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    loop.execute(
        () -> {
          begun.complete(null);
          int unused = error.happen();
        });
    begun.join();
    assertThat(thread()).isSameAs(before);
    assertThat(before.isAlive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOfATimerEndsNothing(RealError error) {
    Thread before = thread();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    loop.schedule(
        () -> {
          begun.complete(null);
          int unused = error.happen();
        },
        1);
    begun.join();
    CompletableFuture<Thread> timed = new CompletableFuture<>();
    loop.schedule(() -> timed.complete(Thread.currentThread()), 1);
    assertThat(timed.join()).isSameAs(before);
    assertThat(thread()).isSameAs(before);
  }
}
