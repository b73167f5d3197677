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
 * A client that connects when it is first called, and again when it is called after its connection
 * has ended. It makes no call twice: calls in progress fail with a {@link ConnectionException} when
 * the connection ends ({@link RetryingReads} retries calls that are safe to repeat). Safe for use
 * by any thread.
 *
 * <p>Connections are made one at a time, on an executor. Calls that need a connection wait for it
 * without blocking their callers, and a timeout in a call's options begins when the connection is
 * open. A call that finds the connection gone makes one attempt to connect; if the attempt fails,
 * all calls that wait for it fail.
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

  /** The calls that wait for the connection that is being made. */
  private List<Runnable> waiting = new ArrayList<>();

  /** A function that makes connections. */
  @FunctionalInterface
  public interface Connector {
    /**
     * Makes a connection. May block.
     *
     * @return a new client, which the caller closes
     * @throws IOException if the connection cannot be made
     */
    CommandClient connect() throws IOException;
  }

  /**
   * Makes a client that is not connected yet, and that connects on threads of its own.
   *
   * @param connector makes the connections
   */
  public ReconnectingClient(Connector connector) {
    this(connector, BlockingExecutor.EXECUTOR);
  }

  /**
   * Makes a client that is not connected yet.
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
   * Queues a task until the connection is open or has failed to open; returns false if that is so
   * already.
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
   * Calls a command whose response is read as it arrives. Waits until the connection is open.
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

  /** Returns the connection, which may still be in the making. */
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

  /** Makes the calls that wait, in the order in which they came. */
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
   * Returns whether the caller is on the event loop of the present, or else the last connection.
   */
  @Override
  public boolean isOwnThread() {
    CommandClient client;
    synchronized (lock) {
      client = last;
    }
    return client != null && client.isOwnThread();
  }

  /** Returns whether this client has not been closed; it may have no connection at the moment. */
  @Override
  public boolean isOpen() {
    synchronized (lock) {
      return !closed;
    }
  }

  /** Closes the connection, if there is one; no other will be made. */
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
