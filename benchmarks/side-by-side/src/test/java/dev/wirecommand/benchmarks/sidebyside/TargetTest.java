package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Target.Bound;
import dev.wirecommand.benchmarks.sidebyside.Target.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target TWICE =
      Target.atLeast(2, Contender.GRPC, Scenario.SMALL_64, Measure.CALLS);

  private static Results calls(double own, double... others) {
    return new Measured()
        .with(Scenario.SMALL_64, Contender.WIRECOMMAND, Measure.CALLS, own)
        .with(Scenario.SMALL_64, Contender.GRPC, Measure.CALLS, others)
        .results();
  }

  @Test
  void ratioOfTheMediansIsMetAtTheBound() {
    Verdict verdict = TWICE.judge(calls(20, 3, 10, 90));

    assertThat(verdict).isEqualTo(new Verdict(TWICE, Optional.of(2.0)));
    assertThat(verdict.isMet()).isTrue();
    assertThat(verdict.words()).isEqualTo("met");
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

    assertThat(verdict).isEqualTo(new Verdict(TWICE, Optional.empty()));
    assertThat(verdict.isMet()).isFalse();
    assertThat(verdict.words()).isEqualTo("not measured");
  }

  @Test
  void valueByItselfIsComparedWithTheBound() {
    Target target =
        new Target(Scenario.IDLE, Measure.CONNECTION, Optional.empty(), Bound.AT_MOST, 3072);
    Measured idle = new Measured();

    idle.with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 3072);
    assertThat(target.judge(idle.results()).words()).isEqualTo("met");

    idle.with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 3840);
    assertThat(target.judge(idle.results()).words()).isEqualTo("missing by 25.0 %");
  }

  @Test
  void belowIsNotAtTheBound() {
    Target target =
        new Target(
            Scenario.CLASS_PATH, Measure.CLASS_PATH, Optional.of(Contender.GRPC), Bound.BELOW, 0.5);
    Measured sizes =
        new Measured().with(Scenario.CLASS_PATH, Contender.GRPC, Measure.CLASS_PATH, 100);

    sizes.with(Scenario.CLASS_PATH, Contender.WIRECOMMAND, Measure.CLASS_PATH, 50);
    assertThat(target.judge(sizes.results()).isMet()).isFalse();

    sizes.with(Scenario.CLASS_PATH, Contender.WIRECOMMAND, Measure.CLASS_PATH, 49);
    assertThat(target.judge(sizes.results()).isMet()).isTrue();
  }

  @Test
  void tableHasALineForEachTarget() {
    String table =
        Target.table(
                new Measured()
                    .with(Scenario.SMALL_1, Contender.WIRECOMMAND, Measure.P50, 23)
                    .with(Scenario.SMALL_1, Contender.NETTY_AGGREGATED, Measure.P50, 20)
                    .with(Scenario.IDLE, Contender.WIRECOMMAND, Measure.CONNECTION, 4096)
                    .results())
            .toString();

    assertThat(table.lines())
        .hasSize(2 + Target.ALL.size())
        .contains(
            "| one connection, 64 in flight | ≥ 2.50 × RSocket, opaque | – | not measured |",
            "| one connection, 1 in flight, p50 | ≤ 1.15 × raw Netty, aggregated | 1.15 × | met |",
            "| idle connection | ≤ 3.00 KiB | 4.00 KiB | missing by 33.3 % |");
  }
}
