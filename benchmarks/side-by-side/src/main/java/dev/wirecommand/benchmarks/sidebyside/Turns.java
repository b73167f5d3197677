package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The turns of the contenders in a scenario. They alternate slice by slice, so that whatever else
 * the machine does affects all of them. A contender that fails is left out of the rest, and the
 * others go on.
 */
final class Turns {
  private interface Step {
    void run() throws IOException, FailedException, InterruptedException;
  }

  private final List<Contender> contenders;
  private final PrintStream out;

  Turns(List<Contender> contenders, PrintStream out) {
    this.contenders = List.copyOf(contenders);
    this.out = out;
  }

  /** Measures all contenders and prints the outcome of each. */
  Map<Contender, Outcome> run(Pattern pattern, int slices) throws InterruptedException {
    out.println(pattern.title());
    Map<Contender, List<Slice>> measured = new EnumMap<>(Contender.class);
    Map<Contender, String> failures = new EnumMap<>(Contender.class);
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    for (Contender contender : contenders) {
      attempt(pattern, contender, failures, () -> pattern.begin(contender));
    }
    for (int i = 0; i < slices; i++) {
      for (Map.Entry<Contender, List<Slice>> each : measured.entrySet()) {
        Contender contender = each.getKey();
        attempt(pattern, contender, failures, () -> each.getValue().add(pattern.slice(contender)));
      }
    }
    for (Contender contender : contenders) {
      attempt(pattern, contender, failures, () -> pattern.end(contender));
    }
    Map<Contender, Outcome> outcomes = new EnumMap<>(Contender.class);
    measured.forEach(
        (contender, list) -> {
          Outcome outcome = new Outcome(list, Optional.ofNullable(failures.get(contender)));
          outcomes.put(contender, outcome);
          out.println("  " + progress(contender, outcome));
        });
    return outcomes;
  }

  private static void attempt(
      Pattern pattern, Contender contender, Map<Contender, String> failures, Step step)
      throws InterruptedException {
    if (failures.containsKey(contender)) {
      return;
    }
    try {
      step.run();
    } catch (FailedException e) {
      failures.put(contender, String.valueOf(e.getMessage()));
      pattern.giveUp(contender);
    } catch (IOException e) {
      failures.put(contender, e.toString());
      pattern.giveUp(contender);
    }
  }

  private static String progress(Contender contender, Outcome outcome) {
    String text =
        outcome
            .failure()
            .map(failure -> Markdown.NONE + ' ' + failure)
            .orElseGet(
                () ->
                    outcome.measures().stream()
                        .map(measure -> measure.key() + ' ' + value(outcome, measure))
                        .collect(Collectors.joining(", ")));
    return String.format(Locale.ROOT, "%-18s %s", contender.id(), text);
  }

  private static String value(Outcome outcome, Measure measure) {
    return measure.isSpreadShown()
        ? Markdown.spread(outcome.summary(measure), Markdown::brief)
        : Markdown.median(outcome.summary(measure), Markdown::brief);
  }
}
