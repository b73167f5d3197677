package dev.wirecommand.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Reports errors of event loops and connections, which must go on. An {@link OutOfMemoryError} may
 * come again and again, and its report may fail in the same way. So such errors are reported
 * without a stack trace, and once a second at most. Any other {@link Error} is reported with its
 * stack trace once a second at most. Safe for use by any thread.
 */
public final class LoopErrors {
  private static final LogInterval INTERVAL =
      new LogInterval(TimeUnit.SECONDS.toNanos(1), System::nanoTime);

  private static final LogInterval TRACES =
      new LogInterval(TimeUnit.SECONDS.toNanos(1), System::nanoTime);

  private LoopErrors() {}

  /**
   * Logs an error. Never throws.
   *
   * @param logger the logger of the caller
   * @param fact what the error has ended; a constant
   * @param failure the error
   */
  public static void report(Logger logger, String fact, Throwable failure) {
    try {
      if (!(failure instanceof Error)) {
        logger.log(Level.ERROR, fact, failure);
      } else if (!(failure instanceof VirtualMachineError)) {
        if (TRACES.isDue()) {
          logger.log(Level.ERROR, fact, failure);
        }
      } else if (INTERVAL.isDue()) {
        logger.log(
            Level.ERROR,
            failure instanceof OutOfMemoryError
                ? "out of memory; the call or the connection on which it happened has ended"
                : "an error of the virtual machine ended a call or a connection: " + failure);
      }
    } catch (Throwable e) {
      // There is no memory even for that. The event loop goes on.
    }
  }
}
