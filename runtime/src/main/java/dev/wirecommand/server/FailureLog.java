package dev.wirecommand.server;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.transport.Budget;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The log of unexpected failures of commands. A peer may provoke such a failure again and again, so
 * the stack traces of each command are limited by rate, and further failures are counted. Safe for
 * use by any thread.
 */
final class FailureLog {
  private static final Logger LOG = System.getLogger(FailureLog.class.getName());
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final int most;
  private final LongSupplier nanoTime;

  /** The commands that have failed. There are no more than the server has commands. */
  private final Map<String, Failures> commands = new ConcurrentHashMap<>();

  /** The failures of one command. */
  private static final class Failures {
    private final Budget traces;
    private long unlogged;

    Failures(int most) {
      traces = new Budget(most, Math.max(1, MINUTE_NANOS / most));
    }

    /** Returns how many failures were not logged before this one, or -1 if it is not either. */
    synchronized long log(long now) {
      if (!traces.use(now)) {
        unlogged++;
        return -1;
      }
      long others = unlogged;
      unlogged = 0;
      return others;
    }
  }

  /**
   * Creates an empty log.
   *
   * @param most how many failures of a command are logged in a minute
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  FailureLog(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /**
   * Logs an unexpected failure under a new id, unless too many were logged of late.
   *
   * @return an error for the peer, which contains only the id
   */
  CommandException report(String command, Throwable failure) {
    long others =
        commands.computeIfAbsent(command, name -> new Failures(most)).log(nanoTime.getAsLong());
    if (others < 0) {
      return new CommandException(
          ErrorCode.INTERNAL, command + ": internal error, one of too many to be logged");
    }
    String id = UUID.randomUUID().toString();
    LOG.log(
        Level.ERROR,
        "command "
            + command
            + " failed, internal error "
            + id
            + (others == 0 ? "" : " (" + others + " more failures of it were not logged)"),
        failure);
    return new CommandException(ErrorCode.INTERNAL, command + ": internal error " + id);
  }
}
