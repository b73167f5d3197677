package dev.wirecommand.client;

import dev.wirecommand.client.RetryingClient.Scheduler;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.transport.LoopThread;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * A client that connects at the first call, and makes a new connection for the next call when its
 * connection has ended or the server is leaving it. Calls in progress on a connection that the
 * server is leaving go on to their ends there, while new calls go to the new connection. Safe for
 * use by any thread.
 *
 * <p>It makes no call twice: calls in progress fail with a {@link ConnectionException} when their
 * connection ends ({@link RetryingClient} retries calls that are safe to repeat). Only a call that
 * chose a connection just before it ended, and of which nothing was sent, is made on the next one.
 *
 * <p>Connections are made one at a time, on an executor. Calls that need a connection wait for it
 * without blocking their callers; a timeout in a call's options includes this time. If the
 * connection has ended, the next call makes one attempt to connect. If the attempt fails, all calls
 * that wait for the connection fail.
 */
public final class ReconnectingClient implements CommandClient {
  private final Scheduler scheduler;
  private final Connections connections;
  private final ClosedActions closedActions = new ClosedActions();

  /** A function that opens a connection. */
  @FunctionalInterface
  public interface Connector {
    /**
     * Opens a connection. May block. A connector that is given the name of a host should resolve it
     * each time, since the addresses may change.
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
    this(connector, executor, Scheduler.COMMON_POOL);
  }

  /**
   * Creates a client that will connect on the given executor, with the given scheduler.
   *
   * @param connector makes the connections
   * @param executor runs the connector
   * @param scheduler ends calls whose timeout passes while they wait for a connection
   */
  public ReconnectingClient(Connector connector, Executor executor, Scheduler scheduler) {
    this.connections = new Connections(connector, executor);
    this.scheduler = scheduler;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    CallRoute route = call.options().route();
    if (route != null && route.wanted() instanceof CommandClient wanted) {
      return ReconnectedCall.callOn(wanted, call);
    }
    ReconnectedCall made = new ReconnectedCall(connections, scheduler, call);
    made.begin();
    return made;
  }

  /**
   * Calls a command and lets the caller read the response as it arrives. Waits until the connection
   * is open.
   *
   * @param call the call
   * @return the response
   * @throws CommandException with the code {@code deadline-exceeded} if the call's timeout passed
   *     before there was a connection
   * @throws ConnectionException if the connection cannot be made, or this thread was interrupted
   *     while it waited; its interrupt status stays set
   * @throws IllegalStateException if the caller would wait on an event loop, which may be needed to
   *     connect
   */
  @Override
  public ResponseStream open(CommandCall call) {
    CompletableFuture<CommandClient> connection = connections.next();
    if (!connection.isDone() && (isOwnThread() || LoopThread.isCurrent())) {
      throw new IllegalStateException(
          call.command().name()
              + ": this call would wait for a connection on an event loop: call on another thread");
    }
    if (connection.isDone() && !connection.isCompletedExceptionally()) {
      return connection.join().open(call);
    }
    Duration timeout = call.options().timeLeft();
    Deadline deadline = timeout == null ? null : Deadline.at(scheduler.nanoTime(), timeout);
    try {
      CommandClient client =
          (deadline == null ? connection : ready(connection, call, deadline)).get();
      if (deadline == null) {
        return client.open(call);
      }
      long left = deadline.nanosLeft(scheduler.nanoTime());
      if (left == 0) {
        throw StoppedCalls.timedOut(call);
      }
      return client.open(call.withOptions(call.options().withTimeLeft(Duration.ofNanos(left))));
    } catch (ExecutionException e) {
      throw CallFailures.rethrown(call.command().name(), e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException(
          call.command().name() + ": interrupted while waiting for a connection", e);
    }
  }

  /** Returns a future of the connection that fails when the timeout of a call has passed. */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  private CompletableFuture<CommandClient> ready(
      CompletableFuture<CommandClient> connection, CommandCall call, Deadline deadline) {
    CompletableFuture<CommandClient> ready = connection.copy();
    Future<?> timer =
        scheduler.schedule(
            () -> ready.completeExceptionally(StoppedCalls.timedOut(call)),
            Duration.ofNanos(deadline.nanosLeft(scheduler.nanoTime())));
    ready.whenComplete((client, failure) -> timer.cancel(false));
    return ready;
  }

  /**
   * Returns whether the current thread runs the event loop of the latest connection, or of an
   * earlier one. These connections may have ended.
   */
  @Override
  public boolean isOwnThread() {
    return connections.isOwnThread();
  }

  /** Returns true until this client is closed, even if it has no connection at the moment. */
  @Override
  public boolean isOpen() {
    return connections.isOpen();
  }

  @Override
  public Runnable whenClosed(Runnable action) {
    return closedActions.add(action);
  }

  /**
   * Closes this client and its connections. The client does not connect again. Calls in progress,
   * calls that wait for a connection and calls that wait for a retry fail at once.
   */
  @Override
  public void close() {
    connections.close();
    closedActions.close();
  }
}
