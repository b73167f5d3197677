package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Growth.Curve;
import dev.wirecommand.benchmarks.sidebyside.Growth.Point;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Results results() {
    return new Measured()
        .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, 1e6, 2e6, 3e6)
        .with(Scenario.SMALL_64, Contender.LSP4J, Measure.CALLS, 5e5)
        .with(
            Scenario.DOWNLOAD,
            Contender.LSP4J,
            new Outcome(List.of(), Optional.of("unsupported: has no streams")))
        .with(Scenario.DOWNLOAD, Contender.WIRECOMMAND, Measure.TRANSFERRED, 2e9)
        .with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 2048)
        .results(Contender.WIRECOMMAND, Contender.LSP4J);
  }

  @Test
  void tablesHaveMediansSpreadsAndDashes() {
    assertThat(Report.of(results()))
        .startsWith(
            "2026-01-02: 2 × CPU, OS, J; each JVM with `"
                + String.join(" ", ClassPath.FLAGS)
                + "`; 3 slices of 1000 ms each. wirecommand-runtime 1, org.eclipse.lsp4j.jsonrpc 2.\n")
        .contains(
            """
            ### Calls, in thousands a second

            | in flight | 1 | 64 | 512 | 16 × 32 | 64, blocking |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | WireCommand | – | 2,000 (1,000–3,000) | – | – | – |
            | LSP4J | – | 500 (500–500) | – | – | – |
            """)
        .contains(
            "| WireCommand | 2,000 (2,000–2,000) | – | – | – | 2.00 (2.00–2.00) | – | – | – |")
        .endsWith("- LSP4J, download of 256 MiB: unsupported: has no streams\n");
  }

  @Test
  void processorTimeOfBothSidesIsTheFirstTableOfCalls() {
    Outcome outcome =
        new Outcome(
            List.of(
                new Slice(
                    Map.of(
                        Measure.CPU, 4.0,
                        Measure.SERVER_CPU, 1.5,
                        Measure.CLIENT_CPU, 2.5,
                        Measure.CALLS, 1e6))),
            Optional.empty());
    String report =
        Report.of(
            new Measured()
                .with(Scenario.SMALL_64, Contender.WIRECOMMAND, outcome)
                .results(Contender.WIRECOMMAND));

    assertThat(report).contains("| WireCommand | – | 4.00 (1.50 / 2.50) | – | – | – |");
    assertThat(report.indexOf("### Processor time"))
        .isPositive()
        .isLessThan(report.indexOf("### Calls"));
  }

  private static Results unsteady() {
    Outcome outcome =
        new Outcome(
            List.of(Slice.of(Measure.CALLS, 1e6)),
            Optional.empty(),
            Optional.of(new WarmUp(15, false, 9e5)));
    return new Measured()
        .with(Scenario.SMALL_64, Contender.LSP4J, outcome)
        .results(Contender.LSP4J);
  }

  @Test
  void rateThatWasNotFlatHasASign() {
    assertThat(Report.of(unsteady()))
        .contains("\n† The rate was not yet flat at the end of the warm-up.\n")
        .contains("| LSP4J | – | 1,000 (1,000–1,000)† | – | – | – |");
    assertThat(Report.of(results())).doesNotContain("†");
    assertThat(Json.of(unsteady()).at("/scenarios/small-64/lsp4j/warmUp").toString())
        .isEqualTo("{\"windows\":15,\"flat\":false,\"rate\":900000.0}");
  }

  @Test
  void longestBarIsTheFastest() {
    assertThat(Chart.of(results()).lines())
        .contains(
            "<text class=\"name\" x=\"0\" y=\"75\">WireCommand</text>",
            "<rect class=\"few\" x=\"190\" y=\"56\" width=\"480\" height=\"14\" rx=\"2\"/>",
            "<text class=\"value\" x=\"676\" y=\"67\">2,000</text>",
            "<rect class=\"few\" x=\"190\" y=\"98\" width=\"120\" height=\"14\" rx=\"2\"/>",
            "<rect class=\"many\" x=\"190\" y=\"113\" width=\"0\" height=\"14\" rx=\"2\"/>",
            "<text class=\"value\" x=\"196\" y=\"124\">–</text>");
  }

  @Test
  void jsonHasEverySlice() {
    assertThat(Json.of(results()).at("/scenarios/small-64/wirecommand").toString())
        .isEqualTo(
            "{\"median\":{\"callsPerSecond\":2000000.0},\"min\":{\"callsPerSecond\":1000000.0},"
                + "\"max\":{\"callsPerSecond\":3000000.0},\"slices\":[{\"callsPerSecond\":1000000.0},"
                + "{\"callsPerSecond\":2000000.0},{\"callsPerSecond\":3000000.0}]}");
    assertThat(Json.of(results()).at("/scenarios/download/lsp4j/failure").asString())
        .isEqualTo("unsupported: has no streams");
  }

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
                new Point(1, Map.of(Contender.WIRECOMMAND, measured)),
                new Point(
                    4096,
                    Map.of(Contender.WIRECOMMAND, measured, Contender.NETTY_AGGREGATED, failed)))));
  }

  @Test
  void rateIsTurnedIntoTime() {
    assertThat(Report.nanos(new Summary(2e6, 1e6, 4e6))).isEqualTo(new Summary(500, 250, 1000));
  }

  @Test
  void eachCurveIsATable() {
    assertThat(Report.of(results().conditions(), curves()))
        .isEqualTo(
            """
            2026-01-02: 2 × CPU, OS, J; each JVM with `-Xms1g -Xmx1g`; 3 slices of 1000 ms each.

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
