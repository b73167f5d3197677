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
 * has ended. It makes no call twice: those that were under way end with a {@link
 * ConnectionException} ({@link RetryingReads} tries again what may be). Safe for use by any thread.
 *
 * <p>Connections are made one at a time, on threads of their own; calls wait for that without
 * holding their callers up, and a timeout in a call's options begins when it is over. Each call
 * that finds the connection gone tries to connect once; if that fails, all calls that waited fail.
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

  /** Calls that wait for the connection that is being made. */
  private List<Runnable> waiting = new ArrayList<>();

  /** Makes connections. */
  @FunctionalInterface
  public interface Connector {
    /**
     * Makes a connection; may block.
     *
     * @return a client that is closed by whoever asked
     * @throws IOException if there is none to be had
     */
    CommandClient connect() throws IOException;
  }

  /**
   * A client that has not connected.
   *
   * @param connector makes its connections
   */
  public ReconnectingClient(Connector connector) {
    this(connector, BlockingExecutor.EXECUTOR);
  }

  /**
   * A client that has not connected.
   *
   * @param connector makes its connections
   * @param executor runs it
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

  /** Has a task run when the connection is there, or is not to be had; false if it is now. */
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
      // Whoever called waits for the reply by now.
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
   * Calls a command whose result is read as it arrives. Waits until there is a connection.
   *
   * @param call the call
   * @return the result
   * @throws ConnectionException if there is no connection to be had, or this thread was interrupted
   *     while it waited, which stays set
   * @throws IllegalStateException if that would be waited for on the last connection's own thread,
   *     which may be needed to connect
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

  /** The connection; one that is being made where there is none. */
  private CompletableFuture<CommandClient> connection() {
    CompletableFuture<CommandClient> fresh = new CompletableFuture<>();
    CommandClient old;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new ConnectionException(CLOSED));
      }
      CompletableFuture<CommandClient> known = current;
      if (known != null && isOfUse(known)) {
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

  private static boolean isOfUse(CompletableFuture<CommandClient> connection) {
    return !connection.isDone()
        || (!connection.isCompletedExceptionally() && connection.join().isOpen());
  }

  private void connect(CompletableFuture<CommandClient> fresh, @Nullable CommandClient old) {
    try {
      if (old != null) {
        // Its connection has ended; this lets go of what it holds besides.
        old.close();
      }
      CommandClient client = connector.connect();
      if (keep(client)) {
        fresh.complete(client);
      } else {
        client.close();
      }
    } catch (Throwable e) {
      // Errors too: calls wait for this.
      fresh.completeExceptionally(new ConnectionException("no connection: " + e.getMessage(), e));
    }
    runWaiting();
  }

  /** Makes the calls that waited, in the order in which they came. */
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

  /** Whether the caller is on the thread of the connection that there is, or was last. */
  @Override
  public boolean isOwnThread() {
    CommandClient client;
    synchronized (lock) {
      client = last;
    }
    return client != null && client.isOwnThread();
  }

  /** Whether this has not been closed: it may have no connection at the moment. */
  @Override
  public boolean isOpen() {
    synchronized (lock) {
      return !closed;
    }
  }

  /** Closes the connection, if there is one, and makes no other. */
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
