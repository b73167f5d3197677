package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.RetryingClient.Scheduler;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.transport.EventLoopThread;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ReconnectingClientTest {
  private static final CallOptions SECOND =
      CallOptions.builder().timeout(Duration.ofSeconds(1)).build();

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Connection> connections = new ArrayList<>();
  private final VirtualScheduler scheduler = new VirtualScheduler();
  private IOException refusal;
  private final ReconnectingClient client =
      new ReconnectingClient(this::connect, tasks::add, scheduler);

  private CommandClient connect() throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    Connection connection = new Connection();
    connections.add(connection);
    return connection;
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Test
  void connectsWithTheFirstCall() {
    assertThat(tasks).isEmpty();
    CompletableFuture<CommandReply> first = client.call(Made.call("a"));
    CompletableFuture<CommandReply> second = client.call(Made.call("b"));
    assertThat(connections).isEmpty();
    runTasks();
    assertThat(connections).hasSize(1);
    Connection connection = connections.get(0);
    assertThat(connection.calls).isEqualTo(List.of("a", "b"));
    CommandReply reply = new CommandReply(new byte[0], false);
    connection.replies.get(0).complete(reply);
    assertThat(first).isCompletedWithValue(reply);
    ConnectionException gone = new ConnectionException("gone");
    connection.replies.get(1).completeExceptionally(gone);
    assertThatThrownBy(second::join).cause().isSameAs(gone);
  }

  @Test
  void callsGoToTheConnectionThatIsThere() {
    client.call(Made.call("a"));
    runTasks();
    CompletableFuture<CommandReply> later = client.call(Made.call("b"));
    CommandReply reply = new CommandReply(new byte[0], false);
    connections.get(0).replies.get(1).complete(reply);
    assertThat(later).isCompletedWithValue(reply);
    assertThat(tasks).isEmpty();
  }

  @Test
  void whatAConnectionThrowsIsThrownToTheCaller() {
    client.call(Made.call("a"));
    runTasks();
    IllegalStateException broken = new IllegalStateException("broken");
    connections.get(0).thrown = broken;
    assertThatThrownBy(() -> client.call(Made.call("b"))).isSameAs(broken);
  }

  @Test
  void newCallsGoToANewConnectionWhenTheServerLeaves() {
    CompletableFuture<CommandReply> first = client.call(Made.call("a"));
    runTasks();
    Connection old = connections.get(0);
    old.leaving = true;
    client.call(Made.call("b"));
    client.call(Made.call("c"));
    runTasks();
    assertThat(connections).hasSize(2);
    assertThat(connections.get(1).calls).isEqualTo(List.of("b", "c"));
    // The old connection goes on with its call, and ends by itself.
    assertThat(old.calls).isEqualTo(List.of("a"));
    assertThat(old.closed).isZero();
    CommandReply reply = new CommandReply(new byte[0], false);
    old.replies.get(0).complete(reply);
    assertThat(first).isCompletedWithValue(reply);
    assertThat(tasks).isEmpty();
    assertThat(old.closed).isZero();
  }

  @Test
  void aConnectionThatHasLeftIsClosedOnceItHasEnded() {
    client.call(Made.call("a"));
    runTasks();
    Connection old = connections.get(0);
    old.leaving = true;
    old.ownThread = true;
    client.call(Made.call("b"));
    runTasks();
    assertThat(client.isOwnThread()).isTrue();
    old.open = false;
    connections.get(1).leaving = true;
    client.call(Made.call("c"));
    runTasks();
    assertThat(old.closed).isEqualTo(1);
    assertThat(connections.get(1).closed).isZero();
    assertThat(client.isOwnThread()).isFalse();
    client.close();
    assertThat(old.closed).isEqualTo(1);
    assertThat(connections.get(1).closed).isEqualTo(1);
    assertThat(connections.get(2).closed).isEqualTo(1);
  }

  @Test
  void aCallOfWhichNothingWasSentIsMadeOnTheNextConnection() {
    client.call(Made.call("a"));
    runTasks();
    CompletableFuture<CommandReply> late = client.call(Made.write("b"));
    connections.get(0).open = false;
    connections.get(0).replies.get(1).completeExceptionally(unsent());
    assertThat(late).isNotDone();
    runTasks();
    assertThat(connections.get(1).calls).isEqualTo(List.of("b"));
    // A server that ends each connection at once is not asked without end.
    connections.get(1).open = false;
    ConnectionException second = unsent();
    connections.get(1).replies.get(0).completeExceptionally(second);
    assertThatThrownBy(late::join).cause().isSameAs(second);
    assertThat(tasks).isEmpty();
  }

  @Test
  void aCallWhoseDataIsGoneIsNotMadeOnTheNextConnection() {
    client.call(Made.call("a"));
    runTasks();
    CommandData data = CommandData.of(InputStream.nullInputStream());
    CompletableFuture<CommandReply> late = client.call(Made.call("b", data));
    connections.get(0).open = false;
    ConnectionException unsent = unsent();
    connections.get(0).replies.get(1).completeExceptionally(unsent);
    assertThatThrownBy(late::join).cause().isSameAs(unsent);
  }

  private static ConnectionException unsent() {
    return StoppedCalls.disconnected("ended", null, false);
  }

  private static CommandCall timed(String name) {
    return Made.call(name, CommandData.none(), SECOND);
  }

  @Test
  void theTimeoutIncludesTheTimeToConnect() {
    CompletableFuture<CommandReply> call = client.call(timed("a"));
    CompletableFuture<CommandReply> untimed = client.call(Made.call("b"));
    scheduler.advance(Duration.ofMillis(999));
    assertThat(call).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("deadline-exceeded"))
        .hasMessage("a: no whole answer within 1s");
    runTasks();
    assertThat(connections.get(0).calls).isEqualTo(List.of("b"));
    assertThat(untimed).isNotDone();
  }

  @Test
  void aCallThatHasWaitedHasLessTimeLeft() {
    client.call(timed("a"));
    scheduler.advance(Duration.ofMillis(400));
    runTasks();
    Connection connection = connections.get(0);
    assertThat(connection.options.get(0).timeLeft()).isEqualTo(Duration.ofMillis(600));
    assertThat(connection.options.get(0).timeout()).isEqualTo(Duration.ofSeconds(1));
    client.call(timed("b"));
    assertThat(connection.options.get(1)).isSameAs(SECOND);
    connection.replies.get(0).complete(new CommandReply(new byte[0], false));
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void openingWaitsNoLongerThanTheTimeout() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    CountDownLatch waiting = new CountDownLatch(1);
    ReconnectingClient patient =
        new ReconnectingClient(
            this::connect,
            task -> {},
            new Scheduler() {
              @Override
              public Future<?> schedule(Runnable task, Duration delay) {
                Future<?> timer = scheduler.schedule(task, delay);
                waiting.countDown();
                return timer;
              }

              @Override
              public long nanoTime() {
                return scheduler.nanoTime();
              }
            });
    Thread caller =
        new Thread(
            () -> {
              try {
                patient.open(timed("a"));
              } catch (RuntimeException e) {
                failure.complete(e);
              }
            });
    caller.start();
    waiting.await();
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(failure.get())
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("deadline-exceeded"))
        .hasMessage("a: no whole answer within 1s");
    caller.join();
  }

  @Test
  void closingEndsRetriesAtOnce() {
    CommandClient retrying =
        client.with(new RetryingClient(RetryPolicy.DEFAULT, new Random(1), scheduler));
    CompletableFuture<CommandReply> call = retrying.call(Made.call("a"));
    runTasks();
    connections.get(0).replies.get(0).completeExceptionally(new ConnectionException("gone"));
    assertThat(call).isNotDone();
    client.close();
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "a: no further attempt, because the client was closed or its connection has ended");
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void theConnectionThatRefusedAWriteIsAskedWhetherItStarted() {
    CommandClient retrying =
        client.with(new RetryingClient(RetryPolicy.DEFAULT, new Random(1), scheduler));
    retrying.call(Made.write("a"));
    runTasks();
    Connection old = connections.get(0);
    old.leaving = true;
    old.replies.get(0).completeExceptionally(new CommandException("shutting-down", "going"));
    // The server that leaves still answers this.
    assertThat(old.calls).isEqualTo(List.of("a", "wirecommand.describe"));
    old.replies
        .get(1)
        .complete(
            new CommandReply(
                HexFormat.of().parseHex("a16a6e6f7453746172746564816d7368757474696e672d646f776e"),
                true));
    scheduler.advance(Duration.ofMillis(100));
    runTasks();
    assertThat(connections.get(1).calls).isEqualTo(List.of("a"));
  }

  @Test
  void connectsAgainWhenItsConnectionHasEnded() {
    client.call(Made.call("a"));
    runTasks();
    connections.get(0).open = false;
    client.call(Made.call("b"));
    assertThat(connections.get(0).closed).isZero();
    runTasks();
    assertThat(connections).hasSize(2);
    assertThat(connections.get(0).closed).isEqualTo(1);
    assertThat(connections.get(1).calls).isEqualTo(List.of("b"));
  }

  @Test
  void aFailureToConnectFailsTheCallsThatWaitAndNoOthers() {
    refusal = new IOException("connection refused");
    CompletableFuture<CommandReply> first = client.call(Made.call("a"));
    CompletableFuture<CommandReply> second = client.call(Made.call("b"));
    runTasks();
    for (CompletableFuture<CommandReply> call : List.of(first, second)) {
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("no connection: connection refused")
          .hasCause(refusal);
    }
    refusal = null;
    client.call(Made.call("c"));
    runTasks();
    assertThat(connections.get(0).calls).isEqualTo(List.of("c"));
  }

  @Test
  void aFailureWithoutAMessageIsNamedByItsClass() {
    refusal = new IOException((String) null);
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    runTasks();
    assertThatThrownBy(call::join).cause().hasMessage("no connection: java.io.IOException");
  }

  @Test
  void aCallThatIsCancelledWhileItWaitsIsNotMade() {
    client.call(Made.call("a")).cancel(false);
    runTasks();
    assertThat(connections.get(0).calls).isEmpty();
  }

  @Test
  void cancellingReachesACallThatHadToWait() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    runTasks();
    call.cancel(false);
    assertThat(connections.get(0).replies.get(0)).isCancelled();
  }

  @Test
  void opensResultsOnItsConnection() {
    client.call(Made.call("a"));
    runTasks();
    assertThatThrownBy(() -> client.open(Made.call("b")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not called for");
  }

  @Test
  void openingWaitsForTheConnection() {
    ReconnectingClient direct = new ReconnectingClient(this::connect, Runnable::run);
    refusal = new IOException("connection refused");
    assertThatThrownBy(() -> direct.open(Made.call("b")))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("no connection: connection refused");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> client.open(Made.call("b")))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("b: interrupted while waiting for a connection");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void openingDoesNotWaitOnTheLastConnectionsThread() {
    client.call(Made.call("a"));
    runTasks();
    connections.get(0).open = false;
    connections.get(0).ownThread = true;
    assertThat(client.isOwnThread()).isTrue();
    assertThatThrownBy(() -> client.open(Made.call("b")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "b: this call would wait for a connection on an event loop: call on another thread");
  }

  @Test
  void openingDoesNotWaitOnTheEventLoopOfAnotherConnection() throws Exception {
    EventLoopThread other = new EventLoopThread("wirecommand-test");
    CompletableFuture<Object> opened = new CompletableFuture<>();
    other.execute(
        () -> {
          try {
            opened.complete(client.open(Made.call("a")));
          } catch (RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    assertThatThrownBy(opened::get)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a: this call would wait for a connection on an event loop: call on another thread");
    other.end();
    other.awaitEnd();
  }

  @Test
  void closingClosesTheConnectionAndEndsIt() {
    client.call(Made.call("a"));
    runTasks();
    assertThat(client.isOpen()).isTrue();
    client.close();
    assertThat(client.isOpen()).isFalse();
    assertThat(connections.get(0).closed).isEqualTo(1);
    CompletableFuture<CommandReply> late = client.call(Made.call("b"));
    assertThatThrownBy(late::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the client was closed");
    assertThat(tasks).isEmpty();
  }

  @Test
  void closedBeforeItIsConnectedItKeepsNoConnection() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    client.close();
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the client was closed");
    runTasks();
    assertThat(connections.get(0).closed).isEqualTo(1);
    assertThat(connections.get(0).calls).isEmpty();
  }

  @Test
  void closedBeforeItWasUsedItDoesNothing() {
    client.close();
    assertThat(tasks).isEmpty();
    assertThat(client.isOwnThread()).isFalse();
  }

  @Test
  void anExecutorThatRefusesFailsTheCall() {
    ReconnectingClient refused =
        new ReconnectingClient(
            this::connect,
            task -> {
              throw new RejectedExecutionException("no more");
            });
    assertThatThrownBy(refused.call(Made.call("a"))::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("no thread to connect on");
  }

  @Test
  void connectsOnAThreadOfItsOwnUnlessToldOtherwise() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (ReconnectingClient usual =
        new ReconnectingClient(
            () -> {
              thread.complete(Thread.currentThread());
              return connect();
            })) {
      usual.call(Made.call("a"));
      assertThat(thread.join()).isNotSameAs(Thread.currentThread());
    }
  }

  /** A connection on which nothing is answered by itself. */
  private static final class Connection extends Made.Client {
    private final List<String> calls = new ArrayList<>();
    private final List<CallOptions> options = new ArrayList<>();
    private final List<CompletableFuture<CommandReply>> replies = new ArrayList<>();
    private RuntimeException thrown;
    private boolean open = true;
    private boolean leaving;
    private boolean ownThread;
    private int closed;

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call) {
      if (thrown != null) {
        throw thrown;
      }
      calls.add(call.command().name());
      options.add(call.options());
      CompletableFuture<CommandReply> reply = new CompletableFuture<>();
      replies.add(reply);
      return reply;
    }

    @Override
    public boolean isOwnThread() {
      return ownThread;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean isLeaving() {
      return leaving || !open;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
