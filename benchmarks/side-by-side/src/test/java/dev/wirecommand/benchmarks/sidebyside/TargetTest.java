package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Target.Bound;
import dev.wirecommand.benchmarks.sidebyside.Target.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target TWICE =
      Target.atLeast(2, Contender.GRPC, Scenario.SMALL_64, Measure.CALLS);

  private static Results calls(double own, double other) {
    return new Measured()
        .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, own)
        .with(Scenario.SMALL_64, Contender.GRPC, Measure.CALLS, other)
        .results();
  }

  @Test
  void ratioIsMetAtTheBound() {
    Verdict verdict = TWICE.judge(calls(20, 10));

    assertThat(verdict)
        .isEqualTo(new Verdict(TWICE, Optional.of(Contender.WIRECOMMAND), Optional.of(2.0)));
    assertThat(verdict.isMet()).isTrue();
    assertThat(verdict.words()).isEqualTo("met");
  }

  @Test
  void ratiosAreThoseOfTheSlicesAndNotOfTheMedians() {
    Results results =
        new Measured()
            .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, 10, 100, 60)
            .with(Scenario.SMALL_64, Contender.GRPC, Measure.CALLS, 10, 50, 15)
            .results();

    // The ratios are 1, 2 and 4. That of the medians would be 4.
    assertThat(TWICE.judge(results).reached()).contains(2.0);
  }

  @Test
  void betterTransportCounts() {
    Measured measured =
        new Measured()
            .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, 10, 10, 10)
            .with(Scenario.SMALL_64, Contender.WIRECOMMAND_NIO, Measure.CALLS, 20, 30, 40)
            .with(Scenario.SMALL_64, Contender.GRPC, Measure.CALLS, 10, 10, 10);

    assertThat(TWICE.judge(measured.results()))
        .isEqualTo(new Verdict(TWICE, Optional.of(Contender.WIRECOMMAND_NIO), Optional.of(3.0)));

    Target least = Target.atMost(2, Contender.GRPC, Scenario.SMALL_64, Measure.CALLS);
    assertThat(least.judge(measured.results()).by()).contains(Contender.WIRECOMMAND);
    assertThat(least.by(Contender.WIRECOMMAND_NIO).judge(measured.results()).reached())
        .contains(3.0);
  }

  @Test
  void transportIsComparedWithItself() {
    Target steady =
        Target.ofItself(
            Bound.AT_MOST, 2, Scenario.OPEN_80, Measure.P99, Scenario.OPEN_80, Measure.P50);
    Outcome outcome =
        new Outcome(
            List.of(new Slice(Map.of(Measure.P50, 10.0, Measure.P99, 30.0))), Optional.empty());
    Results results =
        new Measured().with(Scenario.OPEN_80, Contender.WIRECOMMAND, outcome).results();

    assertThat(steady.judge(results).reached()).contains(3.0);
    assertThat(steady.needed()).isEqualTo("≤ 2.00 × its p50");
  }

  @Test
  void whatIsMissingIsAShareOfWhatIsNeeded() {
    Verdict verdict = TWICE.judge(calls(15, 10));

    assertThat(verdict.reached()).contains(1.5);
    assertThat(verdict.isMet()).isFalse();
    assertThat(verdict.words()).isEqualTo("missing by 25.0 %");
  }

  @Test
  void failedScenarioIsNotMeasured() {
    Results results =
        new Measured()
            .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, 20)
            .with(
                Scenario.SMALL_64,
                Contender.GRPC,
                new Outcome(List.of(Slice.of(Measure.CALLS, 1)), Optional.of("gave no answer")))
            .results();

    Verdict verdict = TWICE.judge(results);

    assertThat(verdict).isEqualTo(new Verdict(TWICE, Optional.empty(), Optional.empty()));
    assertThat(verdict.isMet()).isFalse();
    assertThat(verdict.words()).isEqualTo("not measured");
  }

  @Test
  void valueByItselfIsComparedWithTheBound() {
    Target target = Target.value(Bound.AT_MOST, 3072, Scenario.IDLE, Measure.CONNECTION);
    Measured idle = new Measured();

    idle.with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 3072);
    assertThat(target.judge(idle.results()).words()).isEqualTo("met");

    idle.with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 3840);
    assertThat(target.judge(idle.results()).words()).isEqualTo("missing by 25.0 %");
  }

  @Test
  void tableHasALineForEachTargetAndOneForTheTransports() {
    List<String> lines =
        Targets.table(
                new Measured()
                    .with(Scenario.SMALL_1, Contender.WIRECOMMAND, Measure.P50, 23)
                    .with(Scenario.SMALL_1, Contender.NETTY_AGGREGATED, Measure.P50, 20)
                    .with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 4096)
                    .with(
                        Scenario.CLASS_PATH, Contender.WIRECOMMAND_NIO, Measure.CLASS_PATH, 800_000)
                    .with(Scenario.UNIX_64, Contender.WIRECOMMAND, Measure.CALLS, 100)
                    .with(Scenario.UNIX_64, Contender.WIRECOMMAND_NIO, Measure.CALLS, 95)
                    .with(Scenario.UPLOAD, Contender.WIRECOMMAND, Measure.TRANSFERRED, 100)
                    .with(Scenario.UPLOAD, Contender.WIRECOMMAND_NIO, Measure.TRANSFERRED, 81)
                    .results())
            .toString()
            .lines()
            .toList();

    assertThat(lines)
        .contains(
            "| one connection, 64 in flight | ≥ 2.80 × RSocket, opaque | – | – | not measured |",
            "| one connection, 1 in flight, p50 | ≤ 1.15 × raw Netty, aggregated | 1.15 × |"
                + " WireCommand | met |",
            "| idle connection | ≤ 3.00 KiB | 4.00 KiB | WireCommand | missing by 33.3 % |",
            "| size of the class path | ≤ 900 KB | 800 KB | WireCommand, nio | met |")
        .last()
        .isEqualTo(
            "| every pattern; the worst is: upload of 256 MiB | ≥ 0.90 × WireCommand | 0.81 × |"
                + " WireCommand, nio | missing by 10.0 % |");
  }
}
