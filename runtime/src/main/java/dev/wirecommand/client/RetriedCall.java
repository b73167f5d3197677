package dev.wirecommand.client;

import dev.wirecommand.Permission;
import dev.wirecommand.client.RetryingClient.Scheduler;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The future of a call with retries ({@link RetryingClient}). It completes when an attempt
 * succeeds, and fails when no further attempt is made.
 */
final class RetriedCall extends CallFuture<CommandReply> {
  private final CommandCall call;
  private final CommandClient client;
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final Scheduler scheduler;
  private final TrustedCodes trusted;
  private final @Nullable Deadline deadline;

  /** The number of attempts so far. Only one attempt uses it at a time. */
  private int count;

  private volatile @Nullable Throwable lastFailure;
  private volatile @Nullable CompletableFuture<CommandReply> current;

  /* Null until the first attempt has failed. */

  private volatile @Nullable Future<?> deadlineTimer;
  private volatile @Nullable Future<?> delayTimer;
  private volatile @Nullable Runnable closedAction;

  RetriedCall(
      CommandCall call,
      CommandClient client,
      RetryPolicy policy,
      RandomGenerator random,
      Scheduler scheduler,
      TrustedCodes trusted) {
    this.call = call;
    this.client = client;
    this.policy = policy;
    this.random = random;
    this.scheduler = scheduler;
    this.trusted = trusted;
    Duration timeout = call.options().timeLeft();
    this.deadline = timeout == null ? null : Deadline.at(scheduler.nanoTime(), timeout);
  }

  /** Makes the first attempt. Throws what the client throws. */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  void begin() {
    whenComplete((reply, failure) -> release());
    attempt(call.options());
  }

  /** Cancels all that could still happen to the call. Runs again when something is added late. */
  private void release() {
    cancel(current);
    cancel(deadlineTimer);
    cancel(delayTimer);
    Runnable removal = closedAction;
    if (removal != null) {
      removal.run();
    }
  }

  private static void cancel(@Nullable Future<?> future) {
    if (future != null) {
      future.cancel(false);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  private void attempt(CallOptions options) {
    count++;
    // A command that reads may be repeated whatever the server's codes mean.
    CallRoute route = reads() ? null : CallRoute.any();
    CompletableFuture<CommandReply> made =
        client.call(call.withOptions(route == null ? options : options.withRoute(route)));
    current = made;
    if (isDone()) {
      release();
    }
    made.whenComplete((reply, failure) -> onEnd(route, reply, failure));
  }

  private boolean reads() {
    return call.command().permission() == Permission.READ;
  }

  private void onEnd(
      @Nullable CallRoute route, @Nullable CommandReply reply, @Nullable Throwable failure) {
    if (failure == null) {
      complete(reply);
      return;
    }
    Throwable cause = failure.getCause();
    Throwable bare = failure instanceof CompletionException && cause != null ? cause : failure;
    lastFailure = bare;
    boolean refused = isRefusal(bare);
    if (isDone() || count == policy.maxAttempts() || !(refused || mayRepeat(bare))) {
      completeExceptionally(bare);
    } else if (!client.isOpen() && bare instanceof ConnectionException) {
      completeExceptionally(bare);
    } else if (watch()) {
      retry(bare, refused && !reads(), route);
    }
  }

  /** Returns whether the server answered that it has not started the command. */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof CommandException error
        && (error.code().equals(ErrorCode.OVERLOADED)
            || error.code().equals(ErrorCode.SHUTTING_DOWN));
  }

  private boolean mayRepeat(Throwable failure) {
    if (failure instanceof UnsentCallException) {
      return true;
    }
    return reads()
        && failure instanceof ConnectionException
        && !(failure instanceof OversizedResponseException)
        && !(failure instanceof ReportedProtocolErrorException);
  }

  /**
   * Sees to it that the call ends at its deadline, and with the client, while no attempt is in
   * progress. Returns false if the call has ended.
   */
  private boolean watch() {
    if (closedAction == null) {
      closedAction = client.whenClosed(this::close);
    }
    if (!client.isOpen()) {
      close();
    }
    if (deadline != null && deadlineTimer == null) {
      long left = deadline.nanosLeft(scheduler.nanoTime());
      if (left == 0) {
        timeOut();
      } else {
        deadlineTimer = schedule(this::timeOut, Duration.ofNanos(left));
      }
    }
    if (isDone()) {
      release();
    }
    return !isDone();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  private void retry(Throwable failure, boolean ask, @Nullable CallRoute route) {
    if (ask && failure instanceof CommandException error) {
      trusted
          .ask(client, call.options(), route == null ? null : route.taken(), error.code())
          .thenAccept(
              notStarted -> {
                if (notStarted) {
                  delay();
                } else {
                  completeExceptionally(error);
                }
              });
    } else {
      delay();
    }
  }

  private void delay() {
    delayTimer = schedule(this::attemptAgain, policy.delay(count, random));
    if (isDone()) {
      release();
    }
  }

  /** Schedules a task. Ends the call if the scheduler refuses the task. */
  private @Nullable Future<?> schedule(Runnable task, Duration delay) {
    try {
      return scheduler.schedule(task, delay);
    } catch (RejectedExecutionException e) {
      Throwable failure = lastFailure == null ? e : lastFailure;
      if (failure != e) {
        failure.addSuppressed(e);
      }
      completeExceptionally(failure);
      return null;
    }
  }

  /** Makes another attempt. Called by the scheduler. */
  private void attemptAgain() {
    if (isDone()) {
      return;
    }
    CallOptions options = call.options();
    if (deadline != null) {
      long left = deadline.nanosLeft(scheduler.nanoTime());
      if (left == 0) {
        timeOut();
        return;
      }
      options = options.withTimeLeft(Duration.ofNanos(left));
    }
    try {
      attempt(options);
    } catch (RuntimeException e) {
      // The scheduler would swallow the exception.
      completeExceptionally(e);
    }
  }

  private void timeOut() {
    if (!isDone()) {
      Throwable last = lastFailure;
      completeExceptionally(
          last == null ? StoppedCalls.timedOut(call) : StoppedCalls.timedOut(call, last));
    }
  }

  private void close() {
    completeExceptionally(
        new ConnectionException(
            call.command()
                + ": no further attempt, because the client was closed or its connection has ended",
            lastFailure));
  }
}
