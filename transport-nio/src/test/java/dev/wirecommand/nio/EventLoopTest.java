package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Link;
import dev.wirecommand.transport.LoopThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class EventLoopTest {
  private final EventLoop loop = new EventLoop("loop");

  @AfterEach
  void end() {
    loop.end();
    loop.ended().join();
  }

  /** Runs a task on the event loop and waits for its result. */
  private <T> T on(Callable<T> task) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            done.complete(task.call());
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done.get();
  }

  @Test
  void runsTasksInOrderOnItsThread() throws Exception {
    List<String> ran = new ArrayList<>();
    on(
        () -> {
          loop.execute(() -> ran.add("first"));
          loop.execute(() -> loop.execute(() -> ran.add("fourth")));
          loop.execute(() -> ran.add("second " + loop.isCurrent() + " " + LoopThread.isCurrent()));
          loop.execute(() -> ran.add("third"));
          return null;
        });
    // The fourth task is there once the others have run.
    assertThat(on(() -> ran.contains("third"))).isTrue();
    assertThat(on(() -> List.copyOf(ran)))
        .containsExactly("first", "second true true", "third", "fourth");
    assertThat(loop.isCurrent()).isFalse();
  }

  @Test
  void goesOnAfterAnyThrowable() throws Exception {
    loop.execute(
        () -> {
          throw new OutOfMemoryError("not really");
        });
    loop.execute(
        () -> {
          throw new StackOverflowError();
        });
    assertThat(on(() -> "still here")).isEqualTo("still here");
  }

  /**
   * Registers a pipe's source, which is closed as the event loop ends, before something is done.
   */
  private void register(Pipe pipe, Runnable atTheEnd) {
    try {
      pipe.source().configureBlocking(false);
      SelectionKey unused =
          loop.register(
              pipe.source(),
              SelectionKey.OP_READ,
              new EventLoop.Events() {
                @Override
                public void onReady(int operations) {}

                @Override
                public void onFailure(Throwable cause) {}

                @Override
                public void onLoopEnd() {
                  try {
                    pipe.source().close();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                  atTheEnd.run();
                }
              });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As a connection that is accepted while the server is closed. */
  @Test
  void closesAChannelThatATaskRegistersAtTheEnd() throws Exception {
    Pipe first = Pipe.open();
    Pipe late = Pipe.open();
    on(
        () -> {
          register(first, () -> loop.execute(() -> register(late, () -> {})));
          return null;
        });
    loop.end();
    loop.ended().join();
    assertThat(first.source().isOpen()).isFalse();
    assertThat(late.source().isOpen()).isFalse();
    first.sink().close();
    late.sink().close();
  }

  @Test
  void takesAndCancelsTimersOfOtherThreads() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    Link.Timer never = loop.schedule(() -> ran.countDown(), TimeUnit.DAYS.toNanos(1));
    loop.schedule(ran::countDown, 1);
    ran.await();
    never.cancel();
    assertThat(on(() -> true)).isTrue();
  }

  @Test
  void refusesTasksOnceItHasEnded() {
    loop.execute(() -> {});
    loop.end();
    loop.ended().join();
    assertThatThrownBy(() -> loop.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("the event loop has ended");
    assertThatThrownBy(() -> loop.schedule(() -> {}, 1))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void endsWithoutEverHavingRun() {
    loop.end();
    assertThat(loop.ended()).isCompleted();
  }

  @Test
  void aHandlerThatThrowsClosesItsChannelOnly() throws Exception {
    Pipe failing = Pipe.open();
    Pipe other = Pipe.open();
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    CompletableFuture<Integer> ready = new CompletableFuture<>();
    try {
      register(failing, failed, null);
      register(other, new CompletableFuture<>(), ready);
      failing.sink().write(ByteBuffer.wrap(new byte[1]));
      assertThat(failed.get()).isInstanceOf(LinkageError.class);
      other.sink().write(ByteBuffer.wrap(new byte[1]));
      assertThat(ready.get()).isEqualTo(SelectionKey.OP_READ);
    } finally {
      for (Pipe pipe : List.of(failing, other)) {
        pipe.sink().close();
        pipe.source().close();
      }
    }
  }

  private void register(
      Pipe pipe, CompletableFuture<Throwable> failed, CompletableFuture<Integer> ready)
      throws Exception {
    pipe.source().configureBlocking(false);
    on(
        () ->
            loop.register(
                pipe.source(),
                SelectionKey.OP_READ,
                new EventLoop.Events() {
                  @Override
                  public void onReady(int operations) throws IOException {
                    if (ready == null) {
                      throw new LinkageError("as you wish");
                    }
                    ready.complete(operations);
                    pipe.source().close();
                  }

                  @Override
                  public void onFailure(Throwable cause) {
                    failed.complete(cause);
                    try {
                      pipe.source().close();
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }

                  @Override
                  public void onLoopEnd() {}
                }));
  }
}
