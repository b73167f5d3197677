package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Pair.Way;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import dev.wirecommand.benchmarks.sidebyside.Workplace.Handlers;
import java.io.IOException;
import java.util.List;

/** Something that is done with each contender, slice by slice. */
interface Pattern {
  /** Returns the name under which progress is shown. */
  String title();

  /** Prepares a contender. */
  default void begin(Contender contender)
      throws IOException, FailedException, InterruptedException {}

  /** Measures once. */
  Slice slice(Contender contender) throws IOException, FailedException, InterruptedException;

  /** Leaves a contender as it was found. */
  default void end(Contender contender) throws IOException, FailedException, InterruptedException {}

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

  /** A pattern that runs on the server and the client that a contender has in a pool. */
  abstract class OnPairs implements Pattern {
    static final long WARM_UP_MILLIS = 2000;

    private final String title;
    private final Pair.Pool pairs;

    OnPairs(String title, Pair.Pool pairs) {
      this.title = title;
      this.pairs = pairs;
    }

    @Override
    public final String title() {
      return title;
    }

    final Pair pair(Contender contender) throws IOException, FailedException, InterruptedException {
      return pairs.of(contender);
    }

    @Override
    public final void end(Contender contender)
        throws IOException, FailedException, InterruptedException {
      pair(contender).disconnect();
    }

    @Override
    public final void giveUp(Contender contender) {
      pairs.discard(contender);
    }
  }

  /** Calls on some connections, for as long as a slice is. */
  final class Calls extends OnPairs {
    /** The time in which a JVM compiles all that a large framework does with each call. */
    private static final long FIRST_WARM_UP_MILLIS = 12_000;

    private final Load load;

    Calls(String title, Pair.Pool pairs, Load load) {
      super(title, pairs);
      this.load = load;
    }

    @Override
    public void begin(Contender contender)
        throws IOException, FailedException, InterruptedException {
      Pair pair = pair(contender);
      pair.connect(load.connections());
      pair.warmUp(load.work(), pair.isCold() ? FIRST_WARM_UP_MILLIS : WARM_UP_MILLIS);
    }

    @Override
    public Slice slice(Contender contender)
        throws IOException, FailedException, InterruptedException {
      return pair(contender).load(load.work(), load.millis());
    }
  }

  /** Streams of bytes, one way and one after the other, for at least as long as a slice is. */
  final class Transfer extends OnPairs {
    private final Way way;
    private final long millis;

    Transfer(String title, Pair.Pool pairs, Way way, long millis) {
      super(title, pairs);
      this.way = way;
      this.millis = millis;
    }

    @Override
    public void begin(Contender contender)
        throws IOException, FailedException, InterruptedException {
      Pair pair = pair(contender);
      pair.connect(1);
      double unused = pair.transfer(way, WARM_UP_MILLIS);
    }

    @Override
    public Slice slice(Contender contender)
        throws IOException, FailedException, InterruptedException {
      return Slice.of(Measure.TRANSFERRED, pair(contender).transfer(way, millis));
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
      try (Pair pair = workplace.start(contender, Handlers.DIRECT)) {
        return Slice.of(Measure.CONNECTION, pair.heapOfAConnection());
      }
    }
  }

  /**
   * A JVM that serves, connects and calls: the time from its start to the answer.
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
      return Slice.of(
          Measure.START,
          Worker.millisToFirstAnswer(command, workplace.log(contender.id() + "-start.log")));
    }
  }
}
