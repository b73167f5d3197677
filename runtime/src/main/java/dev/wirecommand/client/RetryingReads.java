package dev.wirecommand.client;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls again that may succeed another time: those that ended with their connection, and
 * those that the server refused with {@code overloaded} or {@code shutting-down}.
 *
 * <p>Only calls that do no harm twice: of commands that read, without data, and with a result that
 * is wanted whole. All others pass through. A timeout in a call's options is one for each attempt.
 *
 * <p>Calls are made on the same client again, so that one whose connection has ended is of use only
 * over a {@link ReconnectingClient}:
 *
 * <pre>{@code
 * CommandClient client =
 *     new ReconnectingClient(() -> NettyClient.connect(address))
 *         .with(new RetryingReads(RetryPolicy.DEFAULT));
 * }</pre>
 */
public final class RetryingReads implements ClientInterceptor {
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final Scheduler scheduler;

  /** Runs tasks after a while. */
  @FunctionalInterface
  public interface Scheduler {
    /**
     * Runs a task after a while.
     *
     * @param task makes a call; does not block unless the client's {@code call} does
     * @param delay how long to wait, 0 or more
     * @throws RejectedExecutionException if it is not going to run it
     */
    void schedule(Runnable task, Duration delay);
  }

  /**
   * Waits on a thread of the JDK's, and calls again on the common pool.
   *
   * @param policy how often, and when
   */
  public RetryingReads(RetryPolicy policy) {
    this(policy, () -> ThreadLocalRandom.current().nextLong(), RetryingReads::scheduleInCommonPool);
  }

  /**
   * Waits as it is told.
   *
   * @param policy how often, and when
   * @param random where the jitter comes from; used by any number of threads at once
   * @param scheduler runs the attempts after the first
   */
  public RetryingReads(RetryPolicy policy, RandomGenerator random, Scheduler scheduler) {
    this.policy = policy;
    this.random = random;
    this.scheduler = scheduler;
  }

  private static void scheduleInCommonPool(Runnable task, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(task);
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call, CommandClient next) {
    if (call.command().permission() != Permission.READ || call.data().isPresent()) {
      return next.call(call);
    }
    Attempts attempts = new Attempts(call, next);
    attempts.begin();
    return attempts;
  }

  private static boolean mayPass(Throwable failure) {
    if (failure instanceof CommandException error) {
      return error.code().equals(ErrorCode.OVERLOADED)
          || error.code().equals(ErrorCode.SHUTTING_DOWN);
    }
    return failure instanceof ConnectionException
        && !(failure instanceof OversizedResponseException);
  }

  /** A call that is made until it succeeds, or is given up. */
  private final class Attempts extends CompletableFuture<CommandReply> {
    private final CommandCall call;
    private final CommandClient client;

    /** Touched by one attempt at a time. */
    private int count;

    private volatile @Nullable CompletableFuture<CommandReply> current;

    Attempts(CommandCall call, CommandClient client) {
      this.call = call;
      this.client = client;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
    void begin() {
      whenComplete((reply, failure) -> takeBack());
      attempt();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
    private void attempt() {
      if (isDone()) {
        return;
      }
      count++;
      CompletableFuture<CommandReply> made;
      try {
        made = client.call(call);
      } catch (RuntimeException e) {
        // On another thread than the first attempt's, nobody else would hear of it.
        completeExceptionally(e);
        return;
      }
      current = made;
      if (isDone()) {
        takeBack();
      }
      made.whenComplete(this::onEnd);
    }

    private void takeBack() {
      CompletableFuture<CommandReply> made = current;
      if (made != null) {
        made.cancel(false);
      }
    }

    private void onEnd(@Nullable CommandReply reply, @Nullable Throwable failure) {
      if (failure == null) {
        complete(reply);
        return;
      }
      Throwable cause = failure.getCause();
      Throwable bare = failure instanceof CompletionException && cause != null ? cause : failure;
      if (count == policy.maxAttempts() || !mayPass(bare)) {
        completeExceptionally(bare);
        return;
      }
      try {
        scheduler.schedule(this::attempt, policy.delay(count, random));
      } catch (RejectedExecutionException e) {
        bare.addSuppressed(e);
        completeExceptionally(bare);
      }
    }
  }
}
