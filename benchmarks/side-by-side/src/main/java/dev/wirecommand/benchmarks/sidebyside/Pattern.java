package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is done with each contender, slice by slice. */
interface Pattern {
  /** Returns the name under which progress is shown. */
  String title();

  /** Prepares a contender. Other patterns may run between this and the slices. */
  default void begin(Contender contender)
      throws IOException, FailedException, InterruptedException {}

  /** Measures once. */
  Slice slice(Contender contender) throws IOException, FailedException, InterruptedException;

  /** Returns the warm-up of a contender; empty if the pattern has none. */
  default Optional<WarmUp> warmUp(Contender contender) {
    return Optional.empty();
  }

  /** Gives up a contender that failed. */
  default void giveUp(Contender contender) {}

  /** The size of a call. */
  enum Size {
    SMALL,
    KIB
  }

  /**
   * Work for clients.
   *
   * @param connections how many connections the client opens
   * @param work the client's command without the time
   * @param millis how long a slice is
   */
  record Load(int connections, String work, long millis) {
    /** Returns the load of calls, a number of them in flight on each connection. */
    static Load calls(int connections, int inFlight, Size size, long millis) {
      return new Load(connections, "load " + inFlight + ' ' + size, millis);
    }
  }

  /**
   * The heap of a fresh server that an idle connection takes.
   *
   * @param workplace starts the servers
   */
  record Idle(Workplace workplace) implements Pattern {
    @Override
    public String title() {
      return Scenario.IDLE.title();
    }

    @Override
    public Slice slice(Contender contender)
        throws IOException, FailedException, InterruptedException {
      try (Pair pair = workplace.start(contender, Setup.TCP)) {
        return Slice.of(Measure.CONNECTION, pair.heapOfAConnection());
      }
    }
  }

  /**
   * A JVM that serves, connects and calls: the time from its start to the answer, and to the end of
   * its process.
   *
   * @param workplace knows how to start the JVM
   */
  record Start(Workplace workplace) implements Pattern {
    @Override
    public String title() {
      return Scenario.START.title();
    }

    /** Starts one JVM without measuring, after which its files are in memory. */
    @Override
    public void begin(Contender contender)
        throws IOException, FailedException, InterruptedException {
      slice(contender);
    }

    @Override
    public Slice slice(Contender contender)
        throws IOException, FailedException, InterruptedException {
      List<String> command =
          workplace.classPath(contender).harness("FirstCallMain", contender.className());
      Worker.Life life = Worker.live(command, workplace.log(contender.id() + "-start.log"));
      return new Slice(Map.of(Measure.START, life.answerMillis(), Measure.LIFE, life.endMillis()));
    }
  }
}
