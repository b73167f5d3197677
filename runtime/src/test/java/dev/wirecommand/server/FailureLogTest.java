package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private static final String ID = "[0-9a-f-]{36}";

  private final Logger logger = Logger.getLogger(FailureLog.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private long now;
  private final FailureLog log = new FailureLog(2, () -> now);

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private String report(String command) {
    return log.report(command, new IllegalStateException("secret")).getMessage();
  }

  @Test
  void aFailureIsLoggedUnderAnId() {
    String message = report("a");
    assertThat(message).matches("a: internal error " + ID);
    assertThat(logged).containsExactly("command a failed, internal error " + message.substring(18));
  }

  @Test
  void furtherFailuresAreCounted() {
    report("a");
    report("a");
    assertThat(report("a")).isEqualTo("a: internal error, one of too many to be logged");
    assertThat(report("a")).isEqualTo("a: internal error, one of too many to be logged");
    assertThat(logged).hasSize(2);

    now += TimeUnit.SECONDS.toNanos(30);
    assertThat(report("a")).matches("a: internal error " + ID);
    assertThat(logged.get(2))
        .matches(
            "command a failed, internal error "
                + ID
                + " \\(2 more failures of it were not logged\\)");
  }

  @Test
  void eachCommandIsLimitedAlone() {
    report("a");
    report("a");
    report("a");
    assertThat(report("b")).matches("b: internal error " + ID);
  }
}
