package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Growth.Curve;
import dev.wirecommand.benchmarks.sidebyside.Growth.Point;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import dev.wirecommand.benchmarks.sidebyside.Target.Reference;
import dev.wirecommand.benchmarks.sidebyside.Target.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results as JSON, with every slice. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Numbers are rounded to a thousandth, which is finer than any measurement. */
  private static final double DIGITS = 1e3;

  private Json() {}

  static void write(ObjectNode json, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, MAPPER.writeValueAsString(json) + '\n');
  }

  private static ObjectNode of(Conditions conditions) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("date", conditions.date().toString());
    json.put("java", conditions.java());
    json.put("os", conditions.system());
    json.putObject("cpu")
        .put("model", conditions.processor())
        .put("count", conditions.processors());
    ArrayNode flags = json.putArray("flags");
    ClassPath.FLAGS.forEach(flags::add);
    json.put("slices", conditions.slices());
    json.put("millis", conditions.millis());
    return json;
  }

  /** Returns the results of all scenarios. */
  static ObjectNode of(Results results) {
    ObjectNode json = of(results.conditions());
    ObjectNode versions = json.putObject("versions");
    results.versions().forEach((contender, version) -> versions.put(contender.id(), version));
    ObjectNode scenarios = json.putObject("scenarios");
    for (Scenario scenario : Scenario.values()) {
      ObjectNode ofEach = scenarios.putObject(scenario.id());
      results
          .of(scenario)
          .forEach((contender, outcome) -> put(ofEach.putObject(contender.id()), outcome));
    }
    ArrayNode targets = json.putArray("targets");
    Targets.all().forEach(target -> put(targets.addObject(), target.judge(results)));
    return json;
  }

  /** Returns the curves of a run. */
  static ObjectNode of(Conditions conditions, List<Curve> curves) {
    ObjectNode json = of(conditions);
    ObjectNode all = json.putObject("curves");
    for (Curve curve : curves) {
      ArrayNode points = all.putArray(curve.id());
      for (Point point : curve.points()) {
        ObjectNode ofPoint = points.addObject();
        ofPoint.put("count", point.count());
        point
            .outcomes()
            .forEach((contender, outcome) -> put(ofPoint.putObject(contender.id()), outcome));
      }
    }
    return json;
  }

  private static void put(ObjectNode json, Outcome outcome) {
    outcome.failure().ifPresent(failure -> json.put("failure", failure));
    outcome
        .warmUp()
        .ifPresent(
            warmUp ->
                json.putObject("warmUp")
                    .put("windows", warmUp.windows())
                    .put("flat", warmUp.flat())
                    .put("rate", rounded(warmUp.rate())));
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
    target.reference().ifPresent(reference -> put(json.putObject("comparedWith"), reference));
    json.put("bound", target.bound().sign());
    json.put("needed", rounded(target.value()));
    verdict.by().ifPresent(by -> json.put("by", by.id()));
    verdict.reached().ifPresent(reached -> json.put("reached", rounded(reached)));
    json.put("met", verdict.isMet());
  }

  private static void put(ObjectNode json, Reference reference) {
    reference.contender().ifPresent(other -> json.put("contender", other.id()));
    json.put("scenario", reference.scenario().id());
    json.put("measure", reference.measure().key());
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
