package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.jvm.RealError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of tasks on the threads of a server: the threads go on. */
class HandlerThreadErrorsTest {
  /** A task that tells its thread, and then fails. */
  private record Failing(CompletableFuture<Thread> begun, RealError error)
      implements HandlerThreads.Task {
    @Override
    public void run() {
      Thread.currentThread().interrupt();
      begun.complete(Thread.currentThread());
      int unused = error.happen();
    }

    @Override
    public void reject() {
      begun.completeExceptionally(new AssertionError("rejected"));
    }
  }

  private static Thread fail(HandlerThreads threads, RealError error) {
    CompletableFuture<Thread> begun = new CompletableFuture<>();
    threads.runAll(List.of(new Failing(begun, error)));
    return begun.join();
  }

  private static boolean isInterrupted(HandlerExecutor executor, CompletableFuture<Thread> on) {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    executor
        .executor()
        .execute(
            () -> {
              on.complete(Thread.currentThread());
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    return interrupted.join();
  }

  @ParameterizedTest
  @EnumSource
  void onThreadsOfThePool(RealError error) {
    try (HandlerExecutor pool = new PooledHandlerExecutor(1)) {
      Thread failed = fail(pool.forConnection(), error);
      CompletableFuture<Thread> next = new CompletableFuture<>();
      assertThat(isInterrupted(pool, next)).isFalse();
      assertThat(next.join()).isSameAs(failed);
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before 21")
  void onVirtualThreads(RealError error) {
    try (HandlerExecutor executor = new VirtualThreadHandlerExecutor()) {
      Thread failed = fail(executor.forConnection(), error);
      CompletableFuture<Thread> next = new CompletableFuture<>();
      assertThat(isInterrupted(executor, next)).isFalse();
      assertThat(next.join()).isNotSameAs(failed);
    }
  }
}
