package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs as JSON, with every slice. */
final class JsonFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Nobody measures to a thousandth. */
  private static final double DIGITS = 1e3;

  private JsonFile() {}

  static void write(ObjectNode json, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, MAPPER.writeValueAsString(json) + '\n');
  }

  /** What everything ran on, to which the rest is added. */
  static ObjectNode conditions(Machine machine, LocalDate date, int slices, long millis) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("date", date.toString());
    json.put("java", machine.java());
    json.put("os", machine.system());
    json.putObject("cpu").put("model", machine.processor()).put("count", machine.processors());
    ArrayNode flags = json.putArray("flags");
    Jvm.FLAGS.forEach(flags::add);
    json.put("slices", slices);
    json.put("millis", millis);
    return json;
  }

  static ObjectNode of(Run run) {
    ObjectNode json = conditions(run.machine(), run.date(), run.slices(), run.millis());
    ObjectNode versions = json.putObject("versions");
    run.versions().forEach((contender, version) -> versions.put(contender.id(), version));
    ObjectNode scenarios = json.putObject("scenarios");
    for (Scenario scenario : Scenario.values()) {
      ObjectNode ofEach = scenarios.putObject(scenario.id());
      run.results()
          .of(scenario)
          .forEach((contender, outcome) -> put(ofEach.putObject(contender.id()), outcome));
    }
    ArrayNode targets = json.putArray("targets");
    Targets.ALL.forEach(target -> put(targets.addObject(), target.judge(run.results())));
    return json;
  }

  /** Curves, to which the conditions belong. */
  static ObjectNode of(ObjectNode conditions, List<Curve> curves) {
    ObjectNode all = conditions.putObject("curves");
    for (Curve curve : curves) {
      ArrayNode points = all.putArray(curve.id());
      for (Curve.Point point : curve.points()) {
        ObjectNode json = points.addObject();
        json.put("count", point.count());
        point.outcomes().forEach((who, outcome) -> put(json.putObject(who.id()), outcome));
      }
    }
    return conditions;
  }

  /** All slices, and what they come to. */
  static void put(ObjectNode json, Outcome outcome) {
    outcome.failure().ifPresent(failure -> json.put("failure", failure));
    ObjectNode medians = json.putObject("median");
    ObjectNode least = json.putObject("min");
    ObjectNode most = json.putObject("max");
    for (Measure measure : outcome.measures()) {
      put(medians, outcome, measure, Summary::median);
      put(least, outcome, measure, Summary::min);
      put(most, outcome, measure, Summary::max);
    }
    ArrayNode slices = json.putArray("slices");
    for (Slice slice : outcome.slices()) {
      ObjectNode values = slices.addObject();
      slice.values().forEach((measure, value) -> values.put(measure.key(), rounded(value)));
    }
  }

  private static void put(
      ObjectNode json, Outcome outcome, Measure measure, ToDoubleFunction<Summary> part) {
    outcome
        .summary(measure)
        .ifPresent(summary -> json.put(measure.key(), rounded(part.applyAsDouble(summary))));
  }

  private static void put(ObjectNode json, Verdict verdict) {
    Target target = verdict.target();
    json.put("scenario", target.scenario().id());
    json.put("measure", target.measure().key());
    target.other().ifPresent(other -> json.put("comparedWith", other.id()));
    json.put("bound", target.bound().sign());
    json.put("needed", rounded(target.value()));
    verdict.reached().ifPresent(reached -> json.put("reached", rounded(reached)));
    json.put("met", verdict.isMet());
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
