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

  private static HandlerThreads.Task task(Step step) {
    return new HandlerThreads.Task() {
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

  /** A task that tells that it has begun, and ends when it is told to. */
  private static final class Held {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);

    HandlerThreads.Task task() {
      return PooledHandlerExecutorTest.task(
          () -> {
            begun.countDown();
            mayEnd.await();
          });
    }

    boolean hasBegun() {
      return begun.getCount() == 0;
    }
  }

  @Test
  void oneConnectionUsesHalfOfTheThreads() throws Exception {
    HandlerThreads one = pool(4).forConnection();
    HandlerThreads other = pool.forConnection();
    Held[] ones = {new Held(), new Held(), new Held(), new Held()};
    Held[] others = {new Held(), new Held()};
    one.runAll(List.of(ones[0].task(), ones[1].task(), ones[2].task()));
    one.executor().execute(ones[3].task());
    ones[0].begun.await();
    ones[1].begun.await();
    other.runAll(List.of(others[0].task(), others[1].task()));
    others[0].begun.await();
    others[1].begun.await();
    assertThat(made).hasSize(4);
    // All threads of another connection are free again, and still the first one gets none of them.
    others[0].mayEnd.countDown();
    others[1].mayEnd.countDown();
    CountDownLatch ran = new CountDownLatch(2);
    other.runAll(List.of(task(ran::countDown), task(ran::countDown)));
    ran.await();
    assertThat(ones[2].hasBegun()).isFalse();
    ones[1].mayEnd.countDown();
    ones[2].begun.await();
    assertThat(ones[3].hasBegun()).isFalse();
    ones[0].mayEnd.countDown();
    ones[3].begun.await();
    ones[2].mayEnd.countDown();
    ones[3].mayEnd.countDown();
  }

  @Test
  void theTasksOfAConnectionRunInTheirOrder() throws Exception {
    LinkedBlockingQueue<Integer> ran = new LinkedBlockingQueue<>();
    Held first = new Held();
    HandlerThreads share = pool(2).forConnection();
    share.runAll(List.of(first.task(), task(() -> ran.add(1)), task(() -> ran.add(2))));
    share.executor().execute(() -> ran.add(3));
    share.runAll(List.of(task(() -> ran.add(4))));
    first.begun.await();
    assertThat(ran).isEmpty();
    first.mayEnd.countDown();
    assertThat(List.of(ran.take(), ran.take(), ran.take(), ran.take())).containsExactly(1, 2, 3, 4);
    // What waits in the share costs no thread.
    assertThat(made).hasSize(1);
  }

  @Test
  void aPoolOfOneThreadServesEveryConnection() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    pool(1).forConnection().runAll(List.of(task(ran::countDown)));
    pool.forConnection().runAll(List.of(task(ran::countDown)));
    ran.await();
  }

  @Test
  void closingRunsWhatWaitsInAShare() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(2);
    HandlerThreads share = pool(2).forConnection();
    share.runAll(
        List.of(
            task(
                () -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    ran.countDown();
                  }
                }),
            task(ran::countDown)));
    begun.await();
    pool.close();
    ran.await();
    made.get(0).join();
  }

  @Test
  void aShareRefusesWhatNoThreadCanBeStartedFor() throws Exception {
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
    HandlerThreads share = pool.forConnection();
    List<Boolean> rejected = new ArrayList<>();
    share.runAll(List.of(rejectable(rejected), rejectable(rejected)));
    assertThat(rejected).containsExactly(false, false);
    failing[0] = false;
    CountDownLatch ran = new CountDownLatch(2);
    share.runAll(List.of(task(ran::countDown), task(ran::countDown)));
    ran.await();
  }

  @Test
  void warnsWhenTasksWaitForAThread() throws Exception {
    List<String> warnings = new ArrayList<>();
    pool =
        new PooledHandlerExecutor(
            4, this::newThread, new ThreadShortage(4, () -> 0, warnings::add));
    Held[] held = {new Held(), new Held(), new Held(), new Held(), new Held()};
    HandlerThreads one = pool.forConnection();
    one.runAll(List.of(held[0].task()));
    one.runAll(List.of(held[1].task()));
    held[0].begun.await();
    held[1].begun.await();
    assertThat(warnings).isEmpty();
    one.runAll(List.of(held[2].task()));
    assertThat(warnings)
        .containsExactly(
            "calls of a connection wait (1), because its handlers hold 2 of the 4 handler threads,"
                + " the most that one connection may; WireServer.Builder.handlerThreads sets the"
                + " number of threads, and commands that are nonBlocking need none");
    for (Held each : held) {
      each.mayEnd.countDown();
    }
  }

  @Test
  void warnsWhenAllThreadsAreBusy() throws Exception {
    List<String> warnings = new ArrayList<>();
    pool =
        new PooledHandlerExecutor(
            2, this::newThread, new ThreadShortage(2, () -> 0, warnings::add));
    Held[] held = {new Held(), new Held()};
    pool.forConnection().runAll(List.of(held[0].task()));
    pool.forConnection().runAll(List.of(held[1].task()));
    held[0].begun.await();
    held[1].begun.await();
    assertThat(warnings).isEmpty();
    pool.forConnection().runAll(List.of(task(() -> {}), task(() -> {})));
    assertThat(warnings)
        .containsExactly(
            "calls wait (1), because all 2 handler threads are busy;"
                + " WireServer.Builder.handlerThreads sets the number of threads, and commands that"
                + " are nonBlocking need none");
    held[0].mayEnd.countDown();
    held[1].mayEnd.countDown();
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

  private HandlerThreads.Task rejectable(List<Boolean> rejected) {
    return new HandlerThreads.Task() {
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

  @Test
  void aTaskThatWaitsCanBeRemoved() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();
    HandlerThreads.Task first =
        task(
            () -> {
              begun.countDown();
              goOn.await();
            });
    HandlerThreads.Task second = task(() -> ran.add("second"));
    HandlerThreads.Task third = task(() -> ran.add("third"));
    pool(1).runAll(List.of(first, second, third));
    begun.await();

    assertThat(pool.remove(second)).isTrue();
    assertThat(pool.remove(second)).isFalse();
    assertThat(pool.remove(first)).isFalse();
    goOn.countDown();

    assertThat(ran.take()).isEqualTo("third");
    assertThat(ran).isEmpty();
  }

  @Test
  void theTurnOfARemovedTaskIsForTheNextOfItsShare() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();
    HandlerThreads.Task removed = task(() -> ran.add("removed"));
    HandlerThreads share = pool(1).forConnection();
    pool.runAll(
        List.of(
            task(
                () -> {
                  begun.countDown();
                  goOn.await();
                })));
    begun.await();
    for (int i = 0; i < 100; i++) {
      share.runAll(List.of(removed));
      assertThat(share.remove(removed)).isTrue();
    }
    share.runAll(List.of(task(() -> ran.add("kept"))));
    pool.runAll(List.of(task(() -> ran.add("last"))));
    goOn.countDown();

    assertThat(ran.take()).isEqualTo("kept");
    assertThat(ran.take()).isEqualTo("last");
    assertThat(ran).isEmpty();
  }
}
