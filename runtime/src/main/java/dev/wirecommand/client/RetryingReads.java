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
 * An interceptor that retries failed calls of read-only commands. It retries if the connection
 * ended, or if the server refused the call with {@code overloaded} or {@code shutting-down}.
 *
 * <p>It retries only calls that are safe to repeat: the command only reads, the call has no data,
 * and the response is collected. All other calls pass through. A timeout in a call's options
 * applies to each attempt.
 *
 * <p>All attempts are made on the same client. To retry after the end of a connection, use a {@link
 * ReconnectingClient}:
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
   * Creates an interceptor that makes its retries on the JDK's common thread pool.
   *
   * @param policy the number of attempts and their delays
   */
  public RetryingReads(RetryPolicy policy) {
    this(policy, () -> ThreadLocalRandom.current().nextLong(), RetryingReads::scheduleInCommonPool);
  }

  /**
   * Creates an interceptor with the given random generator and scheduler.
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

  /**
   * The future of a call that may be tried several times. It completes when an attempt succeeds,
   * and fails when no further attempt is made.
   */
  private final class Attempts extends CompletableFuture<CommandReply> {
    private final CommandCall call;
    private final CommandClient client;

    /** The number of attempts so far. Only one attempt uses it at a time. */
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
