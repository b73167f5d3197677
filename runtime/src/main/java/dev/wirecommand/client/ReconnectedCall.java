package dev.wirecommand.client;

import dev.wirecommand.client.RetryingClient.Scheduler;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The future of a call of a {@link ReconnectingClient}, which may wait for a connection. */
final class ReconnectedCall extends CallFuture<CommandReply> {
  private final Connections connections;
  private final Scheduler scheduler;
  private final CommandCall call;
  private final @Nullable Deadline deadline;

  /** Whether the call is made on another connection after one on which nothing was sent. */
  private boolean again;

  private volatile @Nullable CompletableFuture<CommandReply> made;
  private volatile @Nullable Future<?> timer;

  ReconnectedCall(Connections connections, Scheduler scheduler, CommandCall call) {
    this.connections = connections;
    this.scheduler = scheduler;
    this.call = call;
    Duration timeout = call.options().timeLeft();
    this.deadline = timeout == null ? null : Deadline.at(scheduler.nanoTime(), timeout);
  }

  /** Makes the call, now if there is a connection. Then throws what that client throws. */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  void begin() {
    whenComplete((reply, failure) -> release());
    CompletableFuture<CommandClient> connection = connections.next();
    if (connection.isDone() && !connection.isCompletedExceptionally()) {
      makeOn(connection.join(), call);
    } else {
      awaitAndMake(connection);
    }
  }

  private void release() {
    CompletableFuture<CommandReply> reply = made;
    if (reply != null) {
      reply.cancel(false);
    }
    Future<?> timeout = timer;
    if (timeout != null) {
      timeout.cancel(false);
    }
  }

  private void awaitAndMake(CompletableFuture<CommandClient> connection) {
    Runnable task = () -> makeLater(connection);
    if (!connections.await(connection, task)) {
      task.run();
    } else if (deadline != null) {
      try {
        timer =
            scheduler.schedule(
                () -> completeExceptionally(StoppedCalls.timedOut(call)),
                Duration.ofNanos(deadline.nanosLeft(scheduler.nanoTime())));
      } catch (RejectedExecutionException e) {
        completeExceptionally(new ConnectionException("no thread for the call's timeout", e));
      }
      if (isDone()) {
        release();
      }
    }
  }

  /** Makes the call after the caller has got this future. */
  private void makeLater(CompletableFuture<CommandClient> connection) {
    if (isDone()) {
      return;
    }
    try {
      makeOn(connection.join(), withTimeLeft());
    } catch (CompletionException e) {
      completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      completeExceptionally(e);
    }
  }

  private CommandCall withTimeLeft() {
    if (deadline == null) {
      return call;
    }
    long left = deadline.nanosLeft(scheduler.nanoTime());
    if (left == 0) {
      throw StoppedCalls.timedOut(call);
    }
    return call.withOptions(call.options().withTimeLeft(Duration.ofNanos(left)));
  }

  /** Makes a call on a client, and notes the client if the call's options ask for that. */
  static CompletableFuture<CommandReply> callOn(CommandClient client, CommandCall call) {
    CallRoute route = call.options().route();
    if (route != null) {
      route.take(client);
    }
    return client.call(call);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  private void makeOn(CommandClient client, CommandCall toMake) {
    CompletableFuture<CommandReply> reply = callOn(client, toMake);
    made = reply;
    if (isDone()) {
      release();
    }
    reply.whenComplete(this::onEnd);
  }

  private void onEnd(@Nullable CommandReply reply, @Nullable Throwable failure) {
    if (failure == null) {
      complete(reply);
    } else if (failure instanceof UnsentCallException
        && !again
        && !isDone()
        && connections.isOpen()
        && call.data().isRepeatable()) {
      again = true;
      awaitAndMake(connections.next());
    } else {
      completeExceptionally(failure);
    }
  }
}
