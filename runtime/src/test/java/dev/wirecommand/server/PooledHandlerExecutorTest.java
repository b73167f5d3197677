package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PooledHandlerExecutorTest {
  /** Who has had a thread made, in this order. */
  private final List<Thread> makers = Collections.synchronizedList(new ArrayList<>());

  private final List<Thread> made = Collections.synchronizedList(new ArrayList<>());
  private PooledHandlerExecutor pool;

  private PooledHandlerExecutor pool(int threads) {
    pool = new PooledHandlerExecutor(threads, this::newThread);
    return pool;
  }

  private Thread newThread(Runnable task) {
    makers.add(Thread.currentThread());
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private interface Step {
    void run() throws Exception;
  }

  private static HandlerExecutor.Task task(Step step) {
    return new HandlerExecutor.Task() {
      @Override
      public void run() {
        try {
          step.run();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public void reject() {
        throw new AssertionError("rejected");
      }
    };
  }

  @Test
  void aBatchCostsTheCallerOneWakeUpAndEachTaskHasAThread() throws Exception {
    CyclicBarrier all = new CyclicBarrier(4);
    pool(10).runAll(Collections.nCopies(3, task(all::await)));
    all.await();
    // Each thread wakes the next before it runs its own task.
    assertThat(makers).containsExactly(Thread.currentThread(), made.get(0), made.get(1));
  }

  @Test
  void threadsThatAreIdleAreWokenBeforeOthersAreMade() throws Exception {
    CyclicBarrier all = new CyclicBarrier(4);
    pool(10).runAll(Collections.nCopies(3, task(all::await)));
    all.await();
    for (Thread thread : made) {
      awaitIdle(thread);
    }
    pool.runAll(Collections.nCopies(3, task(all::await)));
    all.await();
    assertThat(made).hasSize(3);
  }

  private static void awaitIdle(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aTaskThatBlocksHoldsNoOtherUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    pool(10).runAll(List.of(task(never::await), task(done::countDown)));
    pool.runAll(List.of(task(done::countDown)));
    done.await();
    never.countDown();
  }

  @Test
  void oneThreadRunsTasksInTheirOrder() throws Exception {
    LinkedBlockingQueue<Integer> ran = new LinkedBlockingQueue<>();
    CountDownLatch begin = new CountDownLatch(1);
    pool(1).runAll(List.of(task(begin::await), task(() -> ran.add(1)), task(() -> ran.add(2))));
    pool.execute(() -> ran.add(3));
    assertThat(ran).isEmpty();
    begin.countDown();
    assertThat(List.of(ran.take(), ran.take(), ran.take())).containsExactly(1, 2, 3);
    assertThat(made).hasSize(1);
  }

  @Test
  void hasSoManyThreadsAndNoMore() throws Exception {
    CyclicBarrier two = new CyclicBarrier(3);
    CountDownLatch third = new CountDownLatch(1);
    pool(2)
        .runAll(
            List.of(
                task(
                    () -> {
                      two.await();
                      two.await();
                    }),
                task(
                    () -> {
                      two.await();
                      two.await();
                    }),
                task(third::countDown)));
    two.await();
    assertThat(third.getCount()).isEqualTo(1);
    two.await();
    third.await();
    assertThat(made).hasSize(2);
  }

  @Test
  void anInterruptReachesNoOtherTask() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    pool(1)
        .runAll(
            List.of(
                task(() -> Thread.currentThread().interrupt()),
                task(() -> interrupted.complete(Thread.currentThread().isInterrupted()))));
    assertThat(interrupted.get()).isFalse();
  }

  @Test
  void aTaskThatFailsCostsNoThread() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    pool(1)
        .runAll(
            List.of(
                task(
                    () -> {
                      throw new StackOverflowError();
                    }),
                task(next::countDown)));
    next.await();
    assertThat(made).hasSize(1);
  }

  @Test
  void closingInterruptsWhatRunsAndRunsWhatWaits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    pool(1)
        .runAll(
            List.of(
                task(
                    () -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.complete(true);
                      }
                    }),
                task(() -> waiting.complete(Thread.currentThread().isInterrupted()))));
    begun.await();
    pool.close();
    assertThat(interrupted.get()).isTrue();
    assertThat(waiting.get()).isFalse();
    made.get(0).join();
  }

  @Test
  void closingEndsThreadsThatAreIdle() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    pool(2).execute(ran::countDown);
    ran.await();
    awaitIdle(made.get(0));
    pool.close();
    made.get(0).join();
  }

  @Test
  void takesNothingOnceItIsClosed() {
    pool(1).close();
    List<Boolean> rejected = new ArrayList<>();
    pool.runAll(List.of(rejectable(rejected), rejectable(rejected)));
    assertThat(rejected).containsExactly(true, true);
    assertThatThrownBy(() -> pool.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("the server is closed");
    assertThat(made).isEmpty();
  }

  private HandlerExecutor.Task rejectable(List<Boolean> rejected) {
    return new HandlerExecutor.Task() {
      @Override
      public void run() {
        throw new AssertionError("run");
      }

      @Override
      public void reject() {
        rejected.add(pool.isClosed());
      }
    };
  }

  @Test
  void refusesWhatNoThreadCanBeStartedFor() throws Exception {
    boolean[] failing = {true};
    pool =
        new PooledHandlerExecutor(
            2,
            task -> {
              if (failing[0]) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return newThread(task);
            });
    List<Boolean> rejected = new ArrayList<>();
    pool.runAll(List.of(rejectable(rejected)));
    assertThat(rejected).containsExactly(false);
    assertThatThrownBy(() -> pool.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("no thread can be started");
    failing[0] = false;
    CountDownLatch ran = new CountDownLatch(1);
    pool.execute(ran::countDown);
    ran.await();
  }

  @Test
  void doesWithTheThreadsThatThereAre() throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(2);
    pool =
        new PooledHandlerExecutor(
            2,
            task -> {
              if (!made.isEmpty()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return newThread(task);
            });
    pool.runAll(List.of(task(begin::await), task(ran::countDown)));
    pool.execute(ran::countDown);
    begin.countDown();
    ran.await();
    assertThat(made).hasSize(1);
  }

  @Test
  void itsOwnThreadsAreDaemons() throws Exception {
    pool = new PooledHandlerExecutor();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    pool.executor().execute(() -> thread.complete(Thread.currentThread()));
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().getName()).isEqualTo("wirecommand-handler-1");
  }
}
