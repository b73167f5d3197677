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
 * An interceptor that retries calls which ended with their connection, or which the server refused
 * with {@code overloaded} or {@code shutting-down}.
 *
 * <p>It retries only calls that are safe to repeat: calls of commands that read, without data, and
 * with a response that is collected. All other calls pass through. A timeout in a call's options
 * holds for each attempt.
 *
 * <p>All attempts are made on the same client. A client that shall survive the end of its
 * connection is a {@link ReconnectingClient}:
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

  /** A timer that runs tasks after a delay. */
  @FunctionalInterface
  public interface Scheduler {
    /**
     * Runs a task after a delay.
     *
     * @param task makes a call; it blocks only if the client's {@code call} does
     * @param delay the delay, 0 or more
     * @throws RejectedExecutionException if the task will not run
     */
    void schedule(Runnable task, Duration delay);
  }

  /**
   * Makes an interceptor whose delays pass on a thread of the JDK, and which retries on the common
   * pool.
   *
   * @param policy the number of attempts and their delays
   */
  public RetryingReads(RetryPolicy policy) {
    this(policy, () -> ThreadLocalRandom.current().nextLong(), RetryingReads::scheduleInCommonPool);
  }

  /**
   * Makes an interceptor with its own source of jitter and its own timer.
   *
   * @param policy the number of attempts and their delays
   * @param random the source of the jitter; used by any number of threads at once
   * @param scheduler runs all attempts but the first
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

  private static boolean isTemporary(Throwable failure) {
    if (failure instanceof CommandException error) {
      return error.code().equals(ErrorCode.OVERLOADED)
          || error.code().equals(ErrorCode.SHUTTING_DOWN);
    }
    return failure instanceof ConnectionException
        && !(failure instanceof OversizedResponseException);
  }

  /** The future of a call that is attempted until it succeeds or no attempt is left. */
  private final class Attempts extends CompletableFuture<CommandReply> {
    private final CommandCall call;
    private final CommandClient client;

    /** Used by one attempt at a time. */
    private int count;

    private volatile @Nullable CompletableFuture<CommandReply> current;

    Attempts(CommandCall call, CommandClient client) {
      this.call = call;
      this.client = client;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
    void begin() {
      whenComplete((reply, failure) -> cancelCurrent());
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
        // A retry runs in the scheduler, which would swallow the exception.
        completeExceptionally(e);
        return;
      }
      current = made;
      if (isDone()) {
        cancelCurrent();
      }
      made.whenComplete(this::onEnd);
    }

    private void cancelCurrent() {
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
      if (count == policy.maxAttempts() || !isTemporary(bare)) {
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
