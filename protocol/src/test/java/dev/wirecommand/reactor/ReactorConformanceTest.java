package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.conformance.ConformanceVectors;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server reactor against the histories of the original implementation. */
class ReactorConformanceTest {
  static Stream<ConformanceVectors.Row> rows() {
    return ConformanceVectors.rows(ConformanceVectors.REACTOR).stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void frameByFrame(ConformanceVectors.Row row) {
    compare(ReactorHistory.frameByFrame(row), row, "frame by frame");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void joinedAndCutAtRandomPlaces(ConformanceVectors.Row row) {
    for (long seed = row.number() * 3L; seed < row.number() * 3L + 3; seed++) {
      Random random = new Random(seed);
      int longest = 1 << (1 + random.nextInt(9));
      List<String> results = ReactorHistory.inChunks(row, () -> 1 + random.nextInt(longest));
      compare(results, row, "cut by seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void byteByByte(ConformanceVectors.Row row) {
    compare(ReactorHistory.inChunks(row, () -> 1), row, "byte by byte");
  }

  private static void compare(List<String> results, ConformanceVectors.Row row, String how) {
    List<String> expected = ReactorHistory.expected(row);
    for (int step = 0; step < Math.min(expected.size(), results.size()); step++) {
      assertThat(results.get(step))
          .as("%s, %s, step %d: %s", row, how, step, row.json().get("steps").get(step))
          .isEqualTo(expected.get(step));
    }
    assertThat(results).as("%s, %s: one result for each step", row, how).hasSameSizeAs(expected);
  }
}
