package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Link;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class DelayedTasksTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final TestLink link = new TestLink();
  private final LinkedBlockingQueue<Runnable> blocking = new LinkedBlockingQueue<>();
  private final DelayedTasks tasks = new DelayedTasks(link, blocking::add);

  private static final Runnable TASK = () -> {};
  private static final Runnable OTHER = () -> {};

  @Test
  void areGivenToTheExecutorAfterTheirDelay() {
    tasks.execute(TASK, SECOND);
    link.advance(Duration.ofNanos(SECOND - 1));
    assertThat(blocking).isEmpty();
    link.advance(Duration.ofNanos(1));
    assertThat(blocking).containsExactly(TASK);
    tasks.onLinkClosed();
    assertThat(blocking).hasSize(1);
  }

  @Test
  void areCancelled() throws InterruptedException {
    Link.Timer cancelled = tasks.execute(TASK, 1);
    cancelled.cancel();
    assertThat(link.timers()).isZero();
    tasks.onLinkClosed();
    Link.Timer late = tasks.execute(TASK, SECOND / 20);
    late.cancel();
    tasks.execute(OTHER, SECOND / 10);
    assertThat(blocking.take()).isSameAs(OTHER);
    assertThat(blocking).isEmpty();
  }

  @Test
  void runThoughTheLinkCloses() throws InterruptedException {
    tasks.execute(TASK, 1);
    tasks.onLinkClosed();
    assertThat(blocking.take()).isSameAs(TASK);
    link.advance(Duration.ofSeconds(1));
    assertThat(blocking).isEmpty();
  }

  @Test
  void runThoughTheLinkIsClosed() throws InterruptedException {
    tasks.onLinkClosed();
    tasks.execute(TASK, 1);
    assertThat(blocking.take()).isSameAs(TASK);
    assertThat(link.timers()).isZero();
  }
}
