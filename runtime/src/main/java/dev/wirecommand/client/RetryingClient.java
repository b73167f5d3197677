package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * An interceptor that retries failed calls that are safe to repeat. Safe for use by any thread.
 *
 * <table>
 * <caption>What is retried</caption>
 * <tr><th>failure</th><th>command that reads</th><th>command that writes</th></tr>
 * <tr><td>no connection could be made, or it ended before the request was sent</td>
 *     <td>yes</td><td>yes</td></tr>
 * <tr><td>the connection ended later</td><td>yes</td><td>no</td></tr>
 * <tr><td>{@code overloaded}, {@code shutting-down}</td>
 *     <td>yes</td><td>if the server's codes can be trusted</td></tr>
 * <tr><td>any other error code, a response that is too large, a protocol error that the server
 *     reports</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <p>The codes {@code overloaded} and {@code shutting-down} say that the command was not started,
 * but servers of old let commands use them too. So before the first retry of a command that writes,
 * each connection is asked once by {@code wirecommand.describe} whether its codes mean that
 * (section 9 of the protocol).
 *
 * <p>A call is made once if its data comes from a stream or a publisher, which cannot be sent again
 * ({@link dev.wirecommand.command.CommandData#isRepeatable}), and if its response is read as it
 * arrives.
 *
 * <p>A timeout in a call's options bounds the whole call, with all attempts and the delays between
 * them; one in the {@link ClientOptions} of a connection bounds each attempt. When the client is
 * closed, calls that wait for another attempt fail at once with a {@link ConnectionException}.
 *
 * <p>All attempts are made on the same client. To retry after the end of a connection, use a {@link
 * ReconnectingClient}:
 *
 * <pre>{@code
 * CommandClient client =
 *     new ReconnectingClient(() -> NettyClient.connect(new InetSocketAddress(host, port)))
 *         .with(new RetryingClient(RetryPolicy.DEFAULT));
 * }</pre>
 */
public final class RetryingClient implements ClientInterceptor {
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final Scheduler scheduler;
  private final TrustedCodes trusted = new TrustedCodes();

  /**
   * A timer that runs tasks after a delay, and its clock. Clients use it while no connection has a
   * clock for them: between two attempts at a call, and while they connect. Any number of threads
   * may use it at once.
   */
  @FunctionalInterface
  public interface Scheduler {
    /** The default scheduler, which runs tasks on the JDK's common thread pool. */
    Scheduler COMMON_POOL = Scheduler::scheduleInCommonPool;

    /**
     * Runs a task after a delay.
     *
     * @param task makes a call or ends one; it blocks only if the client's {@code call} does
     * @param delay the delay, 0 or more, at most 100 years
     * @return a future whose {@code cancel} prevents the task from running, if it has not begun
     * @throws RejectedExecutionException if the task will not run
     */
    Future<?> schedule(Runnable task, Duration delay);

    /**
     * Returns the time of the clock that the delays follow.
     *
     * @return nanoseconds, which mean something only in comparison with each other; {@link
     *     System#nanoTime} unless overridden
     */
    default long nanoTime() {
      return System.nanoTime();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The caller cancels the timer instead.
    private static Future<?> scheduleInCommonPool(Runnable task, Duration delay) {
      CompletableFuture<Void> timer = new CompletableFuture<>();
      timer.thenRunAsync(task);
      // Cancelling the timer removes it from the JDK's queue.
      return timer.completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * Creates an interceptor that makes its retries on the JDK's common thread pool.
   *
   * @param policy the number of attempts and their delays
   */
  public RetryingClient(RetryPolicy policy) {
    this(policy, () -> ThreadLocalRandom.current().nextLong(), Scheduler.COMMON_POOL);
  }

  /**
   * Creates an interceptor with the given random generator and scheduler.
   *
   * @param policy the number of attempts and their delays
   * @param random the source of the jitter; used by any number of threads at once
   * @param scheduler runs all attempts but the first, and ends calls whose timeout has passed
   */
  public RetryingClient(RetryPolicy policy, RandomGenerator random, Scheduler scheduler) {
    this.policy = policy;
    this.random = random;
    this.scheduler = scheduler;
  }

  /**
   * Makes a call, and makes it again after a failure that allows it.
   *
   * @return completes with the reply of the last attempt, or fails with its exception; with a
   *     {@link CommandException} with the code {@code deadline-exceeded} if the timeout passed;
   *     with a {@link ConnectionException} if the client was closed
   */
  @Override
  public CompletableFuture<CommandReply> call(CommandCall call, CommandClient next) {
    if (policy.maxAttempts() == 1 || !call.data().isRepeatable()) {
      return next.call(call);
    }
    RetriedCall retried = new RetriedCall(call, next, policy, random, scheduler, trusted);
    retried.begin();
    return retried;
  }
}
