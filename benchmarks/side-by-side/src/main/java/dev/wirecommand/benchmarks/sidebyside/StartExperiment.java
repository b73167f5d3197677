package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.util.List;

/** A JVM that serves, connects and calls: from its start to the answer. */
final class StartExperiment implements Experiment {
  private static final double NANOS_OF_A_MILLI = 1e6;

  private final Workplace workplace;

  StartExperiment(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public String title() {
    return Scenario.START.title();
  }

  /** Once for the files, which are read from memory from then on. */
  @Override
  public void begin(Contender contender) throws IOException, WorkerException, InterruptedException {
    slice(contender);
  }

  @Override
  public Slice slice(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    List<String> command =
        Jvm.harness(workplace.classPath(contender), "FirstCallMain", contender.className());
    long start = System.nanoTime();
    try (Worker worker = Worker.start(command, workplace.log(contender.id() + "-start.log"))) {
      String unused = worker.answer();
      return Slice.of(Measure.START, (System.nanoTime() - start) / NANOS_OF_A_MILLI);
    }
  }
}
