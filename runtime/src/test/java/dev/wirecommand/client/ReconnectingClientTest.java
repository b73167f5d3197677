package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.ConnectionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ReconnectingClientTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Connection> connections = new ArrayList<>();
  private IOException refusal;
  private final ReconnectingClient client = new ReconnectingClient(this::connect, tasks::add);

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
    assertThat(later).isSameAs(connections.get(0).replies.get(1));
    assertThat(tasks).isEmpty();
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
            "b: this call would wait for a connection on the own thread of the last one: call on"
                + " another thread");
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
    private final List<CompletableFuture<CommandReply>> replies = new ArrayList<>();
    private boolean open = true;
    private boolean ownThread;
    private int closed;

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call) {
      calls.add(call.command().name());
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
    public void close() {
      closed++;
    }
  }
}
