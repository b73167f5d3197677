package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.engine.CallFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A client that connects at the first call and reconnects after its connection has ended. It
 * reconnects at the next call. It makes no call twice: calls in progress fail with a {@link
 * ConnectionException} when the connection ends ({@link RetryingReads} retries calls that are safe
 * to repeat). Safe for use by any thread.
 *
 * <p>Connections are made one at a time, on an executor. Calls that need a connection wait for it
 * without blocking their callers, and a timeout in a call's options begins when the connection is
 * open. If the connection has ended, the next call makes one attempt to connect. If the attempt
 * fails, all calls that wait for the connection fail.
 */
public final class ReconnectingClient implements CommandClient {
  private static final String CLOSED = "the client was closed";

  private final Connector connector;
  private final Executor executor;
  private final Object lock = new Object();

  // Guarded by the lock.
  private @Nullable CompletableFuture<CommandClient> current;
  private @Nullable CommandClient last;
  private boolean closed;

  /** The tasks to run when the attempt to connect has ended. */
  private List<Runnable> waiting = new ArrayList<>();

  /** A function that opens a connection. */
  @FunctionalInterface
  public interface Connector {
    /**
     * Opens a connection. May block.
     *
     * @return a new client, which the caller closes
     * @throws IOException if the connection cannot be made
     */
    CommandClient connect() throws IOException;
  }

  /**
   * Creates a client that will connect on threads of its own.
   *
   * @param connector makes the connections
   */
  public ReconnectingClient(Connector connector) {
    this(connector, BlockingExecutor.EXECUTOR);
  }

  /**
   * Creates a client that will connect on the given executor.
   *
   * @param connector makes the connections
   * @param executor runs the connector
   */
  public ReconnectingClient(Connector connector, Executor executor) {
    this.connector = connector;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    CompletableFuture<CommandClient> connection = connection();
    if (connection.isDone() && !connection.isCompletedExceptionally()) {
      return connection.join().call(call);
    }
    CompletableFuture<CommandReply> reply = new CompletableFuture<>();
    Runnable task = () -> makeOn(connection, call, reply);
    if (!await(connection, task)) {
      task.run();
    }
    return reply;
  }

  /**
   * Queues a task that runs after the current attempt to connect. Returns false if the attempt has
   * already ended.
   */
  private boolean await(CompletableFuture<CommandClient> connection, Runnable task) {
    synchronized (lock) {
      return !connection.isDone() && waiting.add(task);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callbacks do not throw.
  private static void makeOn(
      CompletableFuture<CommandClient> connection,
      CommandCall call,
      CompletableFuture<CommandReply> reply) {
    if (reply.isDone()) {
      return;
    }
    CompletableFuture<CommandReply> made;
    try {
      made = connection.join().call(call);
    } catch (CompletionException e) {
      reply.completeExceptionally(e.getCause() == null ? e : e.getCause());
      return;
    } catch (RuntimeException e) {
      // The caller waits for the reply by now.
      reply.completeExceptionally(e);
      return;
    }
    made.whenComplete((result, failure) -> copy(result, failure, reply));
    reply.whenComplete((result, failure) -> made.cancel(false));
  }

  private static void copy(
      @Nullable CommandReply result,
      @Nullable Throwable failure,
      CompletableFuture<CommandReply> to) {
    if (failure != null) {
      to.completeExceptionally(failure);
    } else {
      to.complete(result);
    }
  }

  /**
   * Calls a command and lets the caller read the response as it arrives. Waits until the connection
   * is open.
   *
   * @param call the call
   * @return the response
   * @throws ConnectionException if the connection cannot be made, or this thread was interrupted
   *     while it waited; its interrupt status stays set
   * @throws IllegalStateException if the caller would wait on the event loop of the last
   *     connection, which may be needed to connect
   */
  @Override
  public ResponseStream open(CommandCall call) {
    CompletableFuture<CommandClient> connection = connection();
    if (!connection.isDone() && isOwnThread()) {
      throw new IllegalStateException(
          call.command().name()
              + ": this call would wait for a connection on the own thread of the last one: call"
              + " on another thread");
    }
    try {
      return connection.get().open(call);
    } catch (ExecutionException e) {
      throw CallFailures.rethrown(call.command().name(), e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException(
          call.command().name() + ": interrupted while waiting for a connection", e);
    }
  }

  /**
   * Returns the connection as a future, and starts to connect if necessary. The future may not be
   * complete yet.
   */
  private CompletableFuture<CommandClient> connection() {
    CompletableFuture<CommandClient> fresh = new CompletableFuture<>();
    CommandClient old;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new ConnectionException(CLOSED));
      }
      CompletableFuture<CommandClient> known = current;
      if (known != null && isUsable(known)) {
        return known;
      }
      current = fresh;
      old = last;
    }
    try {
      executor.execute(() -> connect(fresh, old));
    } catch (RejectedExecutionException e) {
      fresh.completeExceptionally(new ConnectionException("no thread to connect on", e));
      runWaiting();
    }
    return fresh;
  }

  private static boolean isUsable(CompletableFuture<CommandClient> connection) {
    return !connection.isDone()
        || (!connection.isCompletedExceptionally() && connection.join().isOpen());
  }

  private void connect(CompletableFuture<CommandClient> fresh, @Nullable CommandClient old) {
    try {
      if (old != null) {
        // The connection of the old client has ended; closing frees what else the client holds.
        old.close();
      }
      CommandClient client = connector.connect();
      if (keep(client)) {
        fresh.complete(client);
      } else {
        client.close();
      }
    } catch (Throwable e) {
      // Errors too: calls wait for the connection.
      fresh.completeExceptionally(new ConnectionException("no connection: " + e.getMessage(), e));
    }
    runWaiting();
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

  /**
   * Returns whether the current thread runs the event loop of the latest connection. This
   * connection may have ended.
   */
  @Override
  public boolean isOwnThread() {
    CommandClient client;
    synchronized (lock) {
      client = last;
    }
    return client != null && client.isOwnThread();
  }

  /** Returns true until this client is closed, even if it has no connection at the moment. */
  @Override
  public boolean isOpen() {
    synchronized (lock) {
      return !closed;
    }
  }

  /** Closes this client and its connection, if there is one. The client does not connect again. */
  @Override
  public void close() {
    CompletableFuture<CommandClient> connection;
    CommandClient client;
    synchronized (lock) {
      closed = true;
      connection = current;
      client = last;
    }
    if (connection != null) {
      connection.completeExceptionally(new ConnectionException(CLOSED));
      runWaiting();
    }
    if (client != null) {
      client.close();
    }
  }
}
