package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservedCodesTest {
  private static final Logger LOG = Logger.getLogger(CallErrors.class.getName());

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final ReservedCodes codes = new ReservedCodes(now::get);
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private CommandException check(String code) {
    return codes.check("job", new CommandException(code, "no"));
  }

  @Test
  void otherCodesPass() {
    CommandException error = new CommandException("not-found", "no");
    assertThat(codes.check("job", error)).isSameAs(error);
    assertThat(logged).isEmpty();
  }

  @Test
  void theLogIsLimitedByRateAndNamesTheFix() {
    assertThat(check("overloaded").code()).isEqualTo("internal");
    check("limit-exceeded");
    check("shutting-down");
    assertThat(logged)
        .containsExactly(
            "command job failed with the code 'overloaded', which says that the command was not"
                + " started; the caller got 'internal'. Choose a code of the application's own");
    now.addAndGet(TimeUnit.SECONDS.toNanos(10));
    assertThat(check("shutting-down").code()).isEqualTo("internal");
    assertThat(logged)
        .hasSize(2)
        .last()
        .isEqualTo(
            "command job failed with the code 'shutting-down', which says that the command was not"
                + " started; the caller got 'internal'. Choose a code of the application's own (2"
                + " more such errors were not logged)");
  }
}
