package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import dev.wirecommand.benchmarks.sidebyside.Worker.UnsupportedException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The turns of the contenders and the patterns. They alternate slice by slice, so that whatever
 * else the machine does affects all of them. A contender that fails in a pattern is left out of the
 * rest of that pattern, and the others go on.
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

  /** Measures all contenders in one pattern and prints the outcome of each. */
  Map<Contender, Outcome> run(Pattern pattern, int slices) throws InterruptedException {
    return run(List.of(pattern), slices).get(0);
  }

  /**
   * Measures all contenders in several patterns and prints the outcome of each. First, all are
   * prepared for all patterns. Then each pattern has a slice of each contender, and then each
   * pattern the next one. Each time, another pattern and another contender is the first.
   *
   * @return the outcomes, in the order of the patterns
   */
  List<Map<Contender, Outcome>> run(List<Pattern> patterns, int slices)
      throws InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Pattern pattern : patterns) {
      turns.add(new Turn(pattern));
    }
    for (Turn turn : turns) {
      out.println("warming up: " + turn.pattern.title());
      for (Contender contender : contenders) {
        turn.attempt(contender, () -> turn.pattern.begin(contender));
      }
    }
    for (int i = 0; i < slices; i++) {
      if (turns.size() > 1) {
        out.printf("slice %d of %d%n", i + 1, slices);
      }
      for (Turn turn : rotated(turns, i)) {
        for (Contender contender : rotated(contenders, i)) {
          turn.attempt(contender, () -> turn.measure(contender));
        }
      }
    }
    List<Map<Contender, Outcome>> outcomes = new ArrayList<>();
    for (Turn turn : turns) {
      out.println(turn.pattern.title());
      Map<Contender, Outcome> ofTurn = new EnumMap<>(Contender.class);
      for (Contender contender : contenders) {
        Outcome outcome = turn.outcome(contender);
        ofTurn.put(contender, outcome);
        out.println("  " + progress(contender, outcome));
      }
      outcomes.add(ofTurn);
    }
    return outcomes;
  }

  /** Returns a list with the same order that begins elsewhere. */
  static <T> List<T> rotated(List<T> list, int distance) {
    List<T> rotated = new ArrayList<>(list);
    Collections.rotate(rotated, -distance);
    return rotated;
  }

  /** A pattern and what was measured in it. */
  private static final class Turn {
    private final Pattern pattern;
    private final Map<Contender, List<Slice>> measured = new EnumMap<>(Contender.class);
    private final Map<Contender, String> failures = new EnumMap<>(Contender.class);

    Turn(Pattern pattern) {
      this.pattern = pattern;
    }

    void measure(Contender contender) throws IOException, FailedException, InterruptedException {
      Slice slice = pattern.slice(contender);
      measured.computeIfAbsent(contender, unused -> new ArrayList<>()).add(slice);
    }

    void attempt(Contender contender, Step step) throws InterruptedException {
      if (failures.containsKey(contender)) {
        return;
      }
      try {
        step.run();
      } catch (UnsupportedException e) {
        failures.put(contender, String.valueOf(e.getMessage()));
      } catch (FailedException e) {
        failures.put(contender, String.valueOf(e.getMessage()));
        pattern.giveUp(contender);
      } catch (IOException e) {
        failures.put(contender, e.toString());
        pattern.giveUp(contender);
      }
    }

    Outcome outcome(Contender contender) {
      return new Outcome(
          measured.getOrDefault(contender, List.of()),
          Optional.ofNullable(failures.get(contender)),
          pattern.warmUp(contender));
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
    String mark = outcome.isUnsteady() ? " (the rate was not flat)" : "";
    return String.format(Locale.ROOT, "%-18s %s%s", contender.id(), text, mark);
  }

  private static String value(Outcome outcome, Measure measure) {
    return measure.isSpreadShown()
        ? Markdown.spread(outcome.summary(measure), Markdown::brief)
        : Markdown.median(outcome.summary(measure), Markdown::brief);
  }
}
