package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.BARE_NIO;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC_DIRECT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.RSOCKET;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND_NIO;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Target.Bound;
import dev.wirecommand.benchmarks.sidebyside.Target.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets of WireCommand, and the table that compares them with the results. */
final class Targets {
  private static final double KIB = 1024;
  private static final double LARGEST_CLASS_PATH = 900_000;
  private static final double ALIKE = 0.9;

  private static final List<Target> BOUNDS =
      List.of(
          Target.atLeast(0.85, NETTY_AGGREGATED, Scenario.SMALL_64, Measure.CALLS),
          Target.atLeast(6, GRPC_DIRECT, Scenario.SMALL_64, Measure.CALLS),
          Target.atLeast(2.8, RSOCKET, Scenario.SMALL_64, Measure.CALLS),
          Target.atLeast(0.7, NETTY_AGGREGATED, Scenario.SMALL_512, Measure.CALLS),
          Target.atLeast(14, GRPC_DIRECT, Scenario.SMALL_512, Measure.CALLS),
          Target.atLeast(3.6, RSOCKET, Scenario.SMALL_512, Measure.CALLS),
          Target.atLeast(0.6, NETTY_AGGREGATED, Scenario.SMALL_16X32, Measure.CALLS),
          Target.atLeast(3.4, RSOCKET, Scenario.SMALL_16X32, Measure.CALLS),
          Target.atMost(1.6, NETTY_AGGREGATED, Scenario.SMALL_64, Measure.CPU),
          Target.atMost(2.2, NETTY_AGGREGATED, Scenario.SMALL_512, Measure.CPU),
          Target.atMost(1.15, NETTY_AGGREGATED, Scenario.SMALL_1, Measure.P50),
          Target.atLeast(20, GRPC, Scenario.SMALL_BLOCKING, Measure.CALLS),
          Target.ofItself(
              Bound.AT_LEAST,
              0.6,
              Scenario.SMALL_BLOCKING,
              Measure.CALLS,
              Scenario.SMALL_64,
              Measure.CALLS),
          Target.ofItself(
              Bound.AT_MOST, 2, Scenario.OPEN_80, Measure.P99, Scenario.OPEN_80, Measure.P50),
          Target.atMost(1, RSOCKET, Scenario.OPEN_80, Measure.P999),
          Target.atLeast(1, NETTY_AGGREGATED, Scenario.DOWNLOAD, Measure.TRANSFERRED),
          Target.atLeast(1, NETTY_AGGREGATED, Scenario.UPLOAD, Measure.TRANSFERRED),
          Target.atLeast(1.2, GRPC_DIRECT, Scenario.TLS_64, Measure.CALLS),
          Target.atLeast(1.2, GRPC_DIRECT, Scenario.TLS_DOWNLOAD, Measure.TRANSFERRED),
          Target.atLeast(1.2, GRPC_DIRECT, Scenario.TLS_UPLOAD, Measure.TRANSFERRED),
          Target.atLeast(2, GRPC_DIRECT, Scenario.OPENSSL_64, Measure.CALLS),
          Target.value(Bound.AT_MOST, 3 * KIB, Scenario.IDLE, Measure.CONNECTION),
          Target.atMost(0.35, GRPC, Scenario.START, Measure.LIFE).by(WIRECOMMAND_NIO),
          Target.atMost(1.6, BARE_NIO, Scenario.START, Measure.LIFE).by(WIRECOMMAND_NIO),
          Target.value(Bound.AT_MOST, LARGEST_CLASS_PATH, Scenario.CLASS_PATH, Measure.CLASS_PATH)
              .by(WIRECOMMAND_NIO));

  /** That the transport on the JDK is not slower than the one on Netty in any pattern. */
  private static final List<Target> TRANSPORTS =
      Stream.concat(
              Stream.of(
                      Scenario.SMALL_1,
                      Scenario.SMALL_64,
                      Scenario.SMALL_512,
                      Scenario.SMALL_16X32,
                      Scenario.SMALL_BLOCKING,
                      Scenario.KIB_1,
                      Scenario.KIB_64,
                      Scenario.KIB_512,
                      Scenario.KIB_16X32,
                      Scenario.WINDOWS_64,
                      Scenario.UNIX_64,
                      Scenario.TLS_64)
                  .map(scenario -> alike(scenario, Measure.CALLS)),
              Stream.of(
                      Scenario.DOWNLOAD,
                      Scenario.UPLOAD,
                      Scenario.DOWNLOAD_BLOCKING,
                      Scenario.UPLOAD_BLOCKING,
                      Scenario.UNIX_DOWNLOAD,
                      Scenario.UNIX_UPLOAD,
                      Scenario.TLS_DOWNLOAD,
                      Scenario.TLS_UPLOAD)
                  .map(scenario -> alike(scenario, Measure.TRANSFERRED)))
          .toList();

  private Targets() {}

  private static Target alike(Scenario scenario, Measure measure) {
    return Target.atLeast(ALIKE, WIRECOMMAND, scenario, measure).by(WIRECOMMAND_NIO);
  }

  /** Returns all targets. */
  static List<Target> all() {
    return Stream.concat(BOUNDS.stream(), TRANSPORTS.stream()).toList();
  }

  /**
   * Prints the targets and how far they were reached. Of the comparisons of the two transports, the
   * worst is shown.
   */
  static Markdown.Table table(Results results) {
    Markdown.Table table = new Markdown.Table(List.of("", "needed", "reached", "by", ""));
    BOUNDS.forEach(target -> table.row(row(target.title(), target.judge(results))));
    Optional<Verdict> worst =
        TRANSPORTS.stream()
            .map(target -> target.judge(results))
            .filter(verdict -> verdict.reached().isPresent())
            .min(Comparator.comparing(verdict -> verdict.reached().orElseThrow()));
    Verdict shown = worst.orElseGet(() -> TRANSPORTS.get(0).judge(results));
    table.row(row("every pattern; the worst is: " + shown.target().title(), shown));
    return table;
  }

  private static List<String> row(String title, Verdict verdict) {
    Target target = verdict.target();
    return List.of(
        title,
        target.needed(),
        verdict.reached().map(target::amount).orElse(Markdown.NONE),
        verdict.by().map(Contender::title).orElse(Markdown.NONE),
        verdict.words());
  }
}
