package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Size.KIB;
import static dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Size.SMALL;

import dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Load;
import dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Size;
import dev.wirecommand.benchmarks.sidebyside.TransferExperiment.Way;
import dev.wirecommand.benchmarks.sidebyside.Workplace.Handlers;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All scenarios, one after the other. */
final class SideBySide {
  private static final int FEWEST_STARTS = 7;
  private static final int MOST_IDLE_SERVERS = 3;

  private final Workplace workplace;
  private final Options options;
  private final List<Contender> contenders;
  private final Turns turns;
  private final Results results = new Results();

  SideBySide(Workplace workplace, Options options, List<Contender> contenders, PrintStream out) {
    this.workplace = workplace;
    this.options = options;
    this.contenders = contenders;
    this.turns = new Turns(contenders, out);
  }

  Results run() throws IOException, InterruptedException {
    try (Pairs pairs = new Pairs(contender -> workplace.start(contender, Handlers.DIRECT))) {
      // Many at a time first: that is what warms up.
      load(Scenario.SMALL_64, pairs, 1, 64, SMALL);
      load(Scenario.SMALL_1, pairs, 1, 1, SMALL);
      load(Scenario.SMALL_512, pairs, 1, 512, SMALL);
      load(Scenario.SMALL_16X32, pairs, 16, 32, SMALL);
      load(Scenario.KIB_1, pairs, 1, 1, KIB);
      load(Scenario.KIB_64, pairs, 1, 64, KIB);
      load(Scenario.KIB_512, pairs, 1, 512, KIB);
      load(Scenario.KIB_16X32, pairs, 16, 32, KIB);
      transfer(Scenario.DOWNLOAD, pairs, Way.DOWNLOAD);
      transfer(Scenario.UPLOAD, pairs, Way.UPLOAD);
    }
    try (Pairs pairs = new Pairs(contender -> workplace.start(contender, Handlers.BLOCKING))) {
      load(Scenario.SMALL_BLOCKING, pairs, 1, 64, SMALL);
      transfer(Scenario.DOWNLOAD_BLOCKING, pairs, Way.DOWNLOAD);
      transfer(Scenario.UPLOAD_BLOCKING, pairs, Way.UPLOAD);
    }
    int servers = Math.min(MOST_IDLE_SERVERS, options.slices());
    results.put(Scenario.IDLE, turns.run(new IdleExperiment(workplace), servers));
    int starts = Math.max(FEWEST_STARTS, options.slices());
    results.put(Scenario.START, turns.run(new StartExperiment(workplace), starts));
    results.put(Scenario.CLASS_PATH, classPaths());
    return results;
  }

  private void load(Scenario scenario, Pairs pairs, int connections, int inFlight, Size size)
      throws InterruptedException {
    Load load = Load.calls(connections, inFlight, size, options.millis());
    LoadExperiment experiment = new LoadExperiment(scenario.title(), pairs, load);
    results.put(scenario, turns.run(experiment, options.slices()));
  }

  private void transfer(Scenario scenario, Pairs pairs, Way way) throws InterruptedException {
    TransferExperiment experiment =
        new TransferExperiment(scenario.title(), pairs, way, options.millis());
    results.put(scenario, turns.run(experiment, options.slices()));
  }

  private Map<Contender, Outcome> classPaths() throws IOException {
    Map<Contender, Outcome> outcomes = new EnumMap<>(Contender.class);
    for (Contender contender : contenders) {
      double bytes = workplace.classPath(contender).bytes();
      Slice slice = Slice.of(Measure.CLASS_PATH, bytes);
      outcomes.put(contender, new Outcome(List.of(slice), Optional.empty()));
    }
    return outcomes;
  }
}
