package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs where the JVM has virtual threads: from Java 21 on. */
class VirtualThreadHandlerExecutorTest {
  @BeforeEach
  void needsVirtualThreads() {
    Assumptions.assumeTrue(
        VirtualThreadHandlerExecutor.AVAILABLE, "this JVM has no virtual threads");
  }

  private static HandlerThreads.Task task(Runnable run, List<Boolean> rejected) {
    return new HandlerThreads.Task() {
      @Override
      public void run() {
        run.run();
      }

      @Override
      public void reject() {
        rejected.add(true);
      }
    };
  }

  @Test
  void eachTaskHasAThread() throws Exception {
    CyclicBarrier all = new CyclicBarrier(101);
    List<Boolean> rejected = new ArrayList<>();
    try (VirtualThreadHandlerExecutor handlers = new VirtualThreadHandlerExecutor()) {
      handlers.runAll(
          Collections.nCopies(
              100,
              task(
                  () -> {
                    try {
                      all.await();
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  },
                  rejected)));
      all.await();
      all.reset();
    }
    assertThat(rejected).isEmpty();
  }

  @Test
  void aConnectionHasAllThreads() {
    try (VirtualThreadHandlerExecutor handlers = new VirtualThreadHandlerExecutor()) {
      assertThat(handlers.forConnection()).isSameAs(handlers);
    }
  }

  @Test
  void closingInterruptsWhatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    VirtualThreadHandlerExecutor handlers = new VirtualThreadHandlerExecutor();
    handlers
        .executor()
        .execute(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            });
    begun.await();
    handlers.close();
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void refusesEachTaskOnceItIsClosed() {
    VirtualThreadHandlerExecutor handlers = new VirtualThreadHandlerExecutor();
    handlers.close();
    List<Boolean> rejected = new ArrayList<>();
    HandlerThreads.Task task = task(() -> rejected.add(null), rejected);
    handlers.runAll(List.of(task));
    assertThat(rejected).containsExactly(true);
    handlers.runAll(List.of(task, task, task));
    assertThat(rejected).containsExactly(true, true, true, true);
    assertThatThrownBy(() -> handlers.executor().execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
