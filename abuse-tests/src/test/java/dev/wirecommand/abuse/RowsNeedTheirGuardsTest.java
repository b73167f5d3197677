package dev.wirecommand.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays each {@link Row} against a server without its guard: the setting that holds it is at its
 * maximum, or the code that does is changed. The row must then not be held. Over TCP, or else over
 * the transport that has what the row attacks. Played in the profile {@code abuse}.
 */
class RowsNeedTheirGuardsTest {
  static List<Row> guarded() {
    return Rows.all().stream().filter(row -> !(row.guard() instanceof Guard.Inherent)).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("guarded")
  void isNotHeldWithoutItsGuard(Row row) throws Exception {
    assumeTrue(Boolean.getBoolean("abuse.all"), "played in the profile abuse");
    Over over = row.over().contains(Over.TCP) ? Over.TCP : row.over().iterator().next();
    assertThat(Siege.needsGuard(over, row)).as("needs %s", row.guard()).isTrue();
  }
}
