package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.DRIFT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static dev.wirecommand.benchmarks.sidebyside.Contender.LSP4J;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
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
    public void end(Contender contender) {
      done.add("end " + contender);
    }

    @Override
    public void giveUp(Contender contender) {
      done.add("give up " + contender);
    }
  }

  @Test
  void contendersTakeTurnsAndOneThatFailsIsLeftOut() throws InterruptedException {
    Counting counting = new Counting();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

    Map<Contender, Outcome> outcomes =
        new Turns(List.of(GRPC, DRIFT, LSP4J), nowhere).run(counting, 3);

    assertThat(counting.done)
        .containsExactly(
            "begin GRPC",
            "begin DRIFT",
            "begin LSP4J",
            "give up LSP4J",
            "slice GRPC",
            "slice DRIFT",
            "slice GRPC",
            "slice DRIFT",
            "give up DRIFT",
            "slice GRPC",
            "end GRPC");
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                GRPC,
                new Outcome(
                    List.of(
                        Slice.of(Measure.CALLS, 5),
                        Slice.of(Measure.CALLS, 7),
                        Slice.of(Measure.CALLS, 10)),
                    Optional.empty()),
                DRIFT,
                new Outcome(List.of(Slice.of(Measure.CALLS, 6)), Optional.of("gave no answer")),
                LSP4J,
                new Outcome(List.of(), Optional.of("ended"))));
  }
}
