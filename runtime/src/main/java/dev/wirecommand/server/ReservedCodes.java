package dev.wirecommand.server;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.transport.LogInterval;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A check that no handler answers with a code that means that its command was not started ({@link
 * ErrorCode#notStarted}). A client would repeat the command. Such an error becomes {@code
 * internal}, and is logged at a limited rate. Safe for use by any thread.
 */
final class ReservedCodes {
  private static final Logger LOG = System.getLogger(CallErrors.class.getName());
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LogInterval interval;
  private final AtomicLong unlogged = new AtomicLong();

  /**
   * Creates a check.
   *
   * @param nanoTime the clock that limits the rate of the log, in nanoseconds
   */
  ReservedCodes(LongSupplier nanoTime) {
    this.interval = new LogInterval(LOG_NANOS, nanoTime);
  }

  /** Returns the error, or an internal error in its place if its code is reserved. */
  CommandException check(String command, CommandException error) {
    if (!ErrorCode.notStarted().contains(error.code())) {
      return error;
    }
    log(command, error);
    return new CommandException(
        ErrorCode.INTERNAL,
        command + ": internal error: the command failed with a code that only the server may use");
  }

  private void log(String command, CommandException error) {
    if (!interval.isDue()) {
      unlogged.incrementAndGet();
      return;
    }
    long others = unlogged.getAndSet(0);
    LOG.log(
        Level.WARNING,
        "command "
            + command
            + " failed with the code '"
            + error.code()
            + "', which says that the command was not started; the caller got '"
            + ErrorCode.INTERNAL
            + "'. Choose a code of the application's own"
            + (others == 0 ? "" : " (" + others + " more such errors were not logged)"),
        error);
  }
}
