package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Run run() {
    Results results =
        new Measured()
            .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, 1e6, 2e6, 3e6)
            .with(Scenario.SMALL_64, Contender.LSP4J, Measure.CALLS, 5e5)
            .with(
                Scenario.DOWNLOAD,
                Contender.LSP4J,
                new Outcome(List.of(), Optional.of("unsupported: has no streams")))
            .with(Scenario.DOWNLOAD, Contender.WIRECOMMAND, Measure.TRANSFERRED, 2e9)
            .with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 2048)
            .results();
    Map<Contender, String> versions = new EnumMap<>(Contender.class);
    versions.put(Contender.WIRECOMMAND, "1");
    versions.put(Contender.LSP4J, "2");
    Machine machine = new Machine("J", "OS", "CPU", 2);
    return new Run(LocalDate.of(2026, 1, 2), machine, 3, 1000, versions, results);
  }

  @Test
  void tablesHaveMediansSpreadsAndDashes() {
    assertThat(Report.of(run()))
        .startsWith(
            "2026-01-02: 2 × CPU, OS, J; each JVM with `"
                + String.join(" ", Jvm.FLAGS)
                + "`; 3 slices of 1000 ms each. wirecommand-runtime 1, org.eclipse.lsp4j.jsonrpc 2.\n")
        .contains(
            """
            ### Calls, in thousands a second

            | in flight | 1 | 64 | 512 | 16 × 32 | 64, blocking |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | WireCommand | – | 2,000 (1,000–3,000) | – | – | – |
            | LSP4J | – | 500 (500–500) | – | – | – |
            """)
        .contains("| WireCommand | 2,000 (2,000–2,000) | – | – | – | 2.00 (2.00–2.00) | – | – |")
        .endsWith("- LSP4J, download of 256 MiB: unsupported: has no streams\n");
  }

  @Test
  void longestBarIsTheFastest() {
    assertThat(Chart.of(run()).lines())
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
    assertThat(JsonFile.of(run()).at("/scenarios/small-64/wirecommand").toString())
        .isEqualTo(
            "{\"median\":{\"callsPerSecond\":2000000.0},\"min\":{\"callsPerSecond\":1000000.0},"
                + "\"max\":{\"callsPerSecond\":3000000.0},\"slices\":[{\"callsPerSecond\":1000000.0},"
                + "{\"callsPerSecond\":2000000.0},{\"callsPerSecond\":3000000.0}]}");
    assertThat(JsonFile.of(run()).at("/scenarios/download/lsp4j/failure").asString())
        .isEqualTo("unsupported: has no streams");
  }
}
