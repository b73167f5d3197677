package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Curve.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthReportTest {
  private static Slice slice(double perSecond) {
    return new Slice(
        Map.of(
            Measure.CALLS, perSecond,
            Measure.P50, 30.0,
            Measure.SERVER_CPU, 1.5,
            Measure.CLIENT_CPU, 2.5));
  }

  private static List<Curve> curves() {
    Outcome measured = new Outcome(List.of(slice(1e6), slice(2e6), slice(4e6)), Optional.empty());
    Outcome failed = new Outcome(List.of(), Optional.of("gave no answer"));
    return List.of(
        new Curve(
            "in-flight",
            "Calls in flight",
            "a call",
            "a call",
            List.of(
                new Point(1, Map.of(WIRECOMMAND, measured)),
                new Point(4096, Map.of(WIRECOMMAND, measured, NETTY_AGGREGATED, failed)))));
  }

  @Test
  void rateIsTurnedIntoTime() {
    assertThat(GrowthReport.nanos(new Summary(2e6, 1e6, 4e6)))
        .isEqualTo(new Summary(500, 250, 1000));
  }

  @Test
  void eachCurveIsATable() {
    assertThat(GrowthReport.of("Then and there.\n", curves()))
        .isEqualTo(
            """
            Then and there.

            ### Calls in flight

            |  | WireCommand: ns a call | CPU µs, server / client | p50 of a call, µs \
            | raw Netty, aggregated: ns a call | CPU µs, server / client | p50 of a call, µs |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            | 1 | 500 (250–1,000) | 1.50 / 2.50 | 30.0 | – | – | – |
            | 4,096 | 500 (250–1,000) | 1.50 / 2.50 | 30.0 | – | – | – |

            - raw Netty, aggregated, 4096: gave no answer
            """);
  }
}
