package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wirecommand.jvm.RealError;
import java.lang.management.ManagementFactory;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopErrorsTest {
  /** How many bytes the report of an error may allocate. */
  private static final long MOST_BYTES = 4_096;

  /** A logger that allocates nothing. */
  private static final class Counting implements System.Logger {
    private int logged;

    @Override
    public String getName() {
      return "counting";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      logged++;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
      logged++;
    }
  }

  private final Counting logger = new Counting();

  private static Throwable made(RealError error) {
    try {
      throw new AssertionError("not reached: " + error.happen());
    } catch (Throwable e) {
      return e;
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportingAnErrorAllocatesNothingToSpeakOf(RealError error) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Throwable failure = made(error);
    // The first reports load classes.
    awaitReport(failure);
    long before = threads.getCurrentThreadAllocatedBytes();
    LoopErrors.report(logger, "a fact", failure);
    long unlogged = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(unlogged).isLessThan(MOST_BYTES);
    assertThat(allocatedByReport(threads, failure)).isLessThan(MOST_BYTES);
  }

  private void awaitReport(Throwable failure) {
    int before = logger.logged;
    while (logger.logged == before) {
      LoopErrors.report(logger, "a fact", failure);
    }
  }

  /** Returns how many bytes the next report allocated that was logged. */
  private long allocatedByReport(ThreadMXBean threads, Throwable failure) {
    int logged = logger.logged;
    long allocated = 0;
    while (logger.logged == logged) {
      long before = threads.getCurrentThreadAllocatedBytes();
      LoopErrors.report(logger, "a fact", failure);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return allocated;
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreReportedOnceASecond(RealError error) {
    Throwable failure = made(error);
    awaitReport(failure);
    long begun = System.nanoTime();
    int logged = logger.logged;
    for (int i = 0; i < 10_000; i++) {
      LoopErrors.report(logger, "a fact", failure);
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    assertThat((long) logger.logged - logged).isLessThanOrEqualTo(seconds + 1);
  }

  @Test
  void exceptionsAreAllReported() {
    for (int i = 0; i < 10; i++) {
      LoopErrors.report(logger, "a fact", new IllegalStateException("x"));
    }
    assertThat(logger.logged).isEqualTo(10);
  }

  @Test
  void aReportThatFailsDisturbsNothing() {
    System.Logger broken =
        new System.Logger() {
          @Override
          public String getName() {
            return "broken";
          }

          @Override
          public boolean isLoggable(Level level) {
            return true;
          }

          @Override
          public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            throw new StackOverflowError("no log");
          }

          @Override
          public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            throw new StackOverflowError("no log");
          }
        };
    LoopErrors.report(broken, "a fact", new IllegalStateException("x"));
  }
}
