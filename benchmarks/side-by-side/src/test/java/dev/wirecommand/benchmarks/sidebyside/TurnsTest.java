package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.DRIFT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static dev.wirecommand.benchmarks.sidebyside.Contender.LSP4J;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import dev.wirecommand.benchmarks.sidebyside.Worker.UnsupportedException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  /** Counts; Drift's second slice fails, and LSP4J's begin. */
  private static final class Counting implements Pattern {
    private final List<String> done = new ArrayList<>();

    @Override
    public String title() {
      return "counting";
    }

    @Override
    public void begin(Contender contender) throws FailedException {
      done.add("begin " + contender);
      if (contender == LSP4J) {
        throw new FailedException("ended");
      }
    }

    @Override
    public Slice slice(Contender contender) throws FailedException {
      done.add("slice " + contender);
      if (contender == DRIFT && done.indexOf("slice DRIFT") != done.size() - 1) {
        throw new FailedException("gave no answer");
      }
      return Slice.of(Measure.CALLS, done.size());
    }

    @Override
    public void giveUp(Contender contender) {
      done.add("give up " + contender);
    }
  }

  @Test
  void contendersTakeTurnsAndOneThatFailsIsLeftOut() throws InterruptedException {
    Counting counting = new Counting();

    Map<Contender, Outcome> outcomes =
        new Turns(List.of(GRPC, DRIFT, LSP4J), NOWHERE).run(counting, 3);

    assertThat(counting.done)
        .containsExactly(
            "begin GRPC",
            "begin DRIFT",
            "begin LSP4J",
            "give up LSP4J",
            "slice GRPC",
            "slice DRIFT",
            "slice DRIFT",
            "give up DRIFT",
            "slice GRPC",
            "slice GRPC");
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                GRPC,
                new Outcome(
                    List.of(
                        Slice.of(Measure.CALLS, 5),
                        Slice.of(Measure.CALLS, 9),
                        Slice.of(Measure.CALLS, 10)),
                    Optional.empty()),
                DRIFT,
                new Outcome(List.of(Slice.of(Measure.CALLS, 6)), Optional.of("gave no answer")),
                LSP4J,
                new Outcome(List.of(), Optional.of("ended"))));
  }

  /** Writes down its slices in a list that it shares; LSP4J is not supported by the first one. */
  private record Named(String title, List<String> done) implements Pattern {
    @Override
    public void begin(Contender contender) throws FailedException {
      if (title.equals("a") && contender == LSP4J) {
        throw new UnsupportedException("has no streams");
      }
    }

    @Override
    public Slice slice(Contender contender) {
      done.add(title + ' ' + contender);
      return Slice.of(Measure.CALLS, done.size());
    }

    @Override
    public Optional<WarmUp> warmUp(Contender contender) {
      return Optional.of(new WarmUp(4, contender == GRPC, 1));
    }

    @Override
    public void giveUp(Contender contender) {
      done.add("give up " + contender);
    }
  }

  @Test
  void firstPatternAndFirstContenderChangeWithEachSlice() throws InterruptedException {
    List<String> done = new ArrayList<>();
    List<Pattern> patterns =
        List.of(new Named("a", done), new Named("b", done), new Named("c", done));

    new Turns(List.of(GRPC, DRIFT), NOWHERE).run(patterns, 4);

    assertThat(done)
        .containsExactly(
            "a GRPC", "a DRIFT", "b GRPC", "b DRIFT", "c GRPC", "c DRIFT", //
            "b DRIFT", "b GRPC", "c DRIFT", "c GRPC", "a DRIFT", "a GRPC", //
            "c GRPC", "c DRIFT", "a GRPC", "a DRIFT", "b GRPC", "b DRIFT", //
            "a DRIFT", "a GRPC", "b DRIFT", "b GRPC", "c DRIFT", "c GRPC");
  }

  @Test
  void contenderThatLacksOnePatternKeepsItsJvmsForTheOthers() throws InterruptedException {
    List<String> done = new ArrayList<>();
    List<Pattern> patterns = List.of(new Named("a", done), new Named("b", done));

    List<Map<Contender, Outcome>> outcomes =
        new Turns(List.of(GRPC, LSP4J), NOWHERE).run(patterns, 1);

    assertThat(done).containsExactly("a GRPC", "b GRPC", "b LSP4J");
    assertThat(outcomes.get(0).get(LSP4J).failure()).contains("unsupported: has no streams");
    assertThat(outcomes.get(1).get(LSP4J).failure()).isEmpty();
  }

  @Test
  void outcomeTellsWhetherTheRateWasFlat() throws InterruptedException {
    List<Pattern> patterns = List.of(new Named("b", new ArrayList<>()));

    Map<Contender, Outcome> outcomes =
        new Turns(List.of(GRPC, DRIFT), NOWHERE).run(patterns, 1).get(0);

    assertThat(outcomes.get(GRPC).isUnsteady()).isFalse();
    assertThat(outcomes.get(DRIFT).isUnsteady()).isTrue();
  }
}
