package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.TestLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final TestLink link = new TestLink();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final EventLoop tasks =
      new EventLoop(link, this::wakeUp, this::failed, e -> log.add("ended"));

  private void wakeUp() {
    log.add("woken");
    tasks.runQueued();
    tasks.endBatch();
  }

  private void failed(Throwable failure) {
    log.add("failed " + failure.getMessage());
  }

  private Runnable task(String name) {
    return () -> log.add(name);
  }

  @Test
  void manyCostOneWakeUp() {
    link.ownThread = false;
    tasks.execute(task("a"));
    tasks.execute(task("b"));
    link.ownThread = true;
    link.runTasks();
    assertThat(log).containsExactly("woken", "a", "b");
    tasks.execute(task("c"));
    link.runTasks();
    assertThat(log).containsExactly("woken", "a", "b", "woken", "c");
  }

  @Test
  void withinABatchNobodyIsWoken() {
    tasks.beginBatch();
    link.ownThread = false;
    tasks.execute(task("a"));
    link.ownThread = true;
    tasks.execute(task("b"));
    assertThat(log).isEmpty();
    tasks.runQueued();
    tasks.endBatch();
    link.runTasks();
    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void withinABatchTheConnectionsOwnRunAtOnceUnlessOthersWait() {
    tasks.beginBatch();
    tasks.execute(task("a"));
    assertThat(log).containsExactly("a");
  }

  @Test
  void whatIsLeftWaitsForTheEndOfTheBatch() {
    tasks.beginBatch();
    tasks.submit(task("a"));
    assertThat(log).isEmpty();
    tasks.runQueued();
    assertThat(log).containsExactly("a");
  }

  @Test
  void whatComesWhileOthersRunIsRunToo() {
    link.ownThread = false;
    tasks.execute(
        () -> {
          log.add("a");
          tasks.execute(task("b"));
          link.ownThread = true;
          tasks.execute(task("c"));
        });
    link.runTasks();
    assertThat(log).startsWith("woken", "a", "b", "c");
  }

  @Test
  void oneThatFailsKeepsNoOtherFromRunning() {
    link.ownThread = false;
    tasks.execute(
        () -> {
          throw new AssertionError("a");
        });
    tasks.execute(task("b"));
    link.runTasks();
    assertThat(log).containsExactly("woken", "failed a", "b");
  }

  @Test
  void oneThatFailsAtOnceIsToldToo() {
    tasks.beginBatch();
    tasks.execute(
        () -> {
          throw new AssertionError("a");
        });
    assertThat(log).containsExactly("failed a");
  }

  @Test
  void eachRunsOnceAndOneAtATimeWhenTheThreadHasEnded() throws InterruptedException {
    EventLoop[] holder = new EventLoop[1];
    int[] ended = new int[1];
    EventLoop orphaned =
        new EventLoop(new EndedLink(), () -> holder[0].runQueued(), this::failed, e -> ended[0]++);
    holder[0] = orphaned;
    int[] running = new int[1];
    int[] ran = new int[1];
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          for (int n = 0; n < 100; n++) {
                            orphaned.execute(
                                () -> {
                                  running[0]++;
                                  assertThat(running[0]).isEqualTo(1);
                                  ran[0]++;
                                  running[0]--;
                                });
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ran[0]).isEqualTo(400);
    assertThat(ended[0]).isPositive();
    assertThat(log).isEmpty();
  }

  /** Of a connection whose thread takes nothing any more. */
  private static final class EndedLink implements Link {
    private final TestLink link = new TestLink();

    @Override
    public void execute(Runnable task) {
      throw new RejectedExecutionException();
    }

    @Override
    public boolean isOwnThread() {
      return false;
    }

    @Override
    public Peer peer() {
      return link.peer();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      link.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      link.flush();
    }

    @Override
    public boolean isWritable() {
      return link.isWritable();
    }

    @Override
    public void setReading(boolean reading) {
      link.setReading(reading);
    }

    @Override
    public void close() {
      link.close();
    }

    @Override
    public void abort() {
      link.abort();
    }

    @Override
    public long nanoTime() {
      return link.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, long delayNanos) {
      return link.schedule(task, delayNanos);
    }
  }
}
