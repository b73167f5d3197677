package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.text.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a {@link ReconnectingClient}: the one for new calls, which is made when it is
 * needed, and earlier ones on which calls may still be in progress. Safe for use by any thread.
 */
final class Connections {
  private static final String CLOSED = "the client was closed";

  private final ReconnectingClient.Connector connector;
  private final Executor executor;
  private final Object lock = new Object();

  // Guarded by the lock.
  private @Nullable CompletableFuture<CommandClient> current;
  private @Nullable CommandClient last;
  private boolean closed;

  /** The connections before the last one, on which calls may still be in progress. */
  private final List<CommandClient> replaced = new ArrayList<>();

  /** The tasks to run when the attempt to connect has ended. */
  private List<Runnable> waiting = new ArrayList<>();

  Connections(ReconnectingClient.Connector connector, Executor executor) {
    this.connector = connector;
    this.executor = executor;
  }

  /**
   * Queues a task that runs after the current attempt to connect. Returns false if the attempt has
   * already ended.
   */
  boolean await(CompletableFuture<CommandClient> connection, Runnable task) {
    synchronized (lock) {
      return !connection.isDone() && waiting.add(task);
    }
  }

  /**
   * Returns the future of the connection for a new call, and starts to connect if necessary. The
   * future may not be complete yet.
   */
  CompletableFuture<CommandClient> next() {
    CompletableFuture<CommandClient> fresh = new CompletableFuture<>();
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new ConnectionException(CLOSED));
      }
      CompletableFuture<CommandClient> known = current;
      if (known != null && isUsable(known)) {
        return known;
      }
      current = fresh;
      if (last != null) {
        replaced.add(last);
        last = null;
      }
    }
    try {
      executor.execute(() -> connect(fresh));
    } catch (RejectedExecutionException e) {
      fresh.completeExceptionally(new UnsentCallException("no thread to connect on", e));
      runWaiting();
    }
    return fresh;
  }

  private static boolean isUsable(CompletableFuture<CommandClient> connection) {
    if (!connection.isDone()) {
      return true;
    }
    if (connection.isCompletedExceptionally()) {
      return false;
    }
    CommandClient client = connection.join();
    return client.isOpen() && !client.isLeaving();
  }

  private void connect(CompletableFuture<CommandClient> fresh) {
    try {
      closeEnded();
      CommandClient client = connector.connect();
      if (keep(client)) {
        fresh.complete(client);
      } else {
        client.close();
      }
    } catch (Throwable e) {
      // Errors too: calls wait for the connection.
      fresh.completeExceptionally(
          new UnsentCallException("no connection: " + FailureText.of(e), e));
    }
    runWaiting();
  }

  /**
   * Closes the replaced clients whose connections have ended, which frees what else they hold. A
   * connection that the server is leaving ends after its last call.
   */
  private void closeEnded() {
    List<CommandClient> ended = new ArrayList<>();
    synchronized (lock) {
      replaced.removeIf(client -> !client.isOpen() && ended.add(client));
    }
    ended.forEach(CommandClient::close);
  }

  /** Runs the tasks of the waiting calls, in the order in which the calls arrived. */
  private void runWaiting() {
    List<Runnable> tasks;
    synchronized (lock) {
      tasks = waiting;
      waiting = new ArrayList<>();
    }
    tasks.forEach(Runnable::run);
  }

  private boolean keep(CommandClient client) {
    synchronized (lock) {
      if (!closed) {
        last = client;
      }
      return !closed;
    }
  }

  /** Returns whether the current thread runs the event loop of one of the connections. */
  boolean isOwnThread() {
    synchronized (lock) {
      return (last != null && last.isOwnThread())
          || replaced.stream().anyMatch(CommandClient::isOwnThread);
    }
  }

  boolean isOpen() {
    synchronized (lock) {
      return !closed;
    }
  }

  /** Closes all connections, and fails the calls that wait for one. */
  void close() {
    CompletableFuture<CommandClient> connection;
    List<CommandClient> clients;
    synchronized (lock) {
      closed = true;
      connection = current;
      clients = new ArrayList<>(replaced);
      replaced.clear();
      if (last != null) {
        clients.add(last);
      }
    }
    if (connection != null) {
      connection.completeExceptionally(new ConnectionException(CLOSED));
      runWaiting();
    }
    clients.forEach(CommandClient::close);
  }
}
