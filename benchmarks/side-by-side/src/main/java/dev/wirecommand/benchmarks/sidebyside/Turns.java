package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contenders take turns, slice by slice, so that whatever else the machine does meets them all. One
 * that fails is left out of the rest, and the others go on.
 */
final class Turns {
  private interface Step {
    void run() throws IOException, WorkerException, InterruptedException;
  }

  private final List<Contender> contenders;
  private final PrintStream out;

  Turns(List<Contender> contenders, PrintStream out) {
    this.contenders = List.copyOf(contenders);
    this.out = out;
  }

  Map<Contender, Outcome> run(Experiment experiment, int slices) throws InterruptedException {
    out.println(experiment.title());
    Map<Contender, List<Slice>> measured = new EnumMap<>(Contender.class);
    Map<Contender, String> failures = new EnumMap<>(Contender.class);
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    for (Contender contender : contenders) {
      attempt(experiment, contender, failures, () -> experiment.begin(contender));
    }
    for (int i = 0; i < slices; i++) {
      for (Map.Entry<Contender, List<Slice>> each : measured.entrySet()) {
        Contender contender = each.getKey();
        attempt(
            experiment,
            contender,
            failures,
            () -> each.getValue().add(experiment.slice(contender)));
      }
    }
    for (Contender contender : contenders) {
      attempt(experiment, contender, failures, () -> experiment.end(contender));
    }
    Map<Contender, Outcome> outcomes = new EnumMap<>(Contender.class);
    measured.forEach(
        (contender, list) -> {
          Outcome outcome = new Outcome(list, Optional.ofNullable(failures.get(contender)));
          outcomes.put(contender, outcome);
          out.println("  " + Progress.line(contender, outcome));
        });
    return outcomes;
  }

  private static void attempt(
      Experiment experiment, Contender contender, Map<Contender, String> failures, Step step)
      throws InterruptedException {
    if (failures.containsKey(contender)) {
      return;
    }
    try {
      step.run();
    } catch (WorkerException e) {
      failures.put(contender, String.valueOf(e.getMessage()));
      experiment.giveUp(contender);
    } catch (IOException e) {
      failures.put(contender, e.toString());
      experiment.giveUp(contender);
    }
  }
}
