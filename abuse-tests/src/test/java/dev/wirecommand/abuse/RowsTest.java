package dev.wirecommand.abuse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays each {@link Row} over each transport, against a server in a JVM of its own, while a good
 * client calls. Rows with the same settings share a server, one after the other; over standard
 * streams, where a process has only one connection, each has its own. Rows that wait for a deadline
 * are played side by side.
 *
 * <p>A build plays all quick rows over TCP, and over the other transports some. The profile {@code
 * abuse} plays all rows, and the rows with deadlines also with the default deadlines of a server.
 */
class RowsTest {
  private static final boolean ALL = Boolean.getBoolean("abuse.all");

  private static final Map<List<Object>, Siege> SIEGES = new HashMap<>();

  @AfterAll
  static void stop() {
    SIEGES.values().forEach(Siege::close);
    SIEGES.clear();
  }

  static List<Arguments> rows() {
    List<Arguments> rows = new ArrayList<>();
    for (Over over : Over.values()) {
      for (Row row : Rows.over(over)) {
        if (!row.waits() && (ALL || !row.slow() && isSelected(over, row))) {
          rows.add(Arguments.of(over, row));
        }
      }
    }
    return rows;
  }

  /** Returns whether every build plays a row over a transport. */
  private static boolean isSelected(Over over, Row row) {
    return switch (over) {
      case TCP -> row.settings().isEmpty();
      // Only TLS has what these attack.
      case TLS -> row.over().size() == 1;
      case UNIX -> row.number() == 36;
      case STDIO -> row.over().size() == 1;
    };
  }

  @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
  @MethodSource("rows")
  void isHeld(Over over, Row row) throws Exception {
    assumeTrue(ALL || row.missing() == null, () -> "waits until " + row.missing());
    if (over == Over.STDIO) {
      try (Siege siege = Siege.of(over, row.settings())) {
        siege.play(row);
      }
    } else {
      siege(over, row.settings()).play(row);
    }
  }

  private static Siege siege(Over over, Map<Setting, Long> settings) throws Exception {
    List<Object> key = List.of(over, settings);
    Siege siege = SIEGES.get(key);
    if (siege == null) {
      siege = Siege.of(over, settings);
      SIEGES.put(key, siege);
    }
    return siege;
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "TLS", "UNIX"})
  void areHeldByShortDeadlines(Over over) throws Exception {
    assumeTrue(ALL, "played in the profile abuse");
    try (Siege siege = Siege.of(over, DeadlineRows.SHORT)) {
      siege.playTogether(waiting(over), 30_000);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "TLS", "UNIX"})
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void areHeldByTheDefaultDeadlines(Over over) throws Exception {
    assumeTrue(ALL, "played in the profile abuse, and takes minutes");
    // How slowly a peer may read shows only after minutes.
    List<Row> rows = waiting(over).stream().filter(row -> row.number() != 14).toList();
    try (Siege siege = Siege.of(over, Map.of())) {
      siege.playTogether(rows, 300_000);
    }
  }

  private static List<Row> waiting(Over over) {
    return Rows.over(over).stream().filter(Row::waits).toList();
  }
}
