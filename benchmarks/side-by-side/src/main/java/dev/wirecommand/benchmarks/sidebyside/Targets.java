package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC_DIRECT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.RSOCKET;
import static dev.wirecommand.benchmarks.sidebyside.Target.atLeast;
import static dev.wirecommand.benchmarks.sidebyside.Target.atMost;

import dev.wirecommand.benchmarks.sidebyside.Target.Bound;
import java.util.List;
import java.util.Optional;

/** What WireCommand is to reach. */
final class Targets {
  private static final double THREE_KIB = 3 * 1024;

  static final List<Target> ALL =
      List.of(
          atLeast(2.5, RSOCKET, Scenario.SMALL_64, Measure.CALLS),
          atLeast(6, GRPC_DIRECT, Scenario.SMALL_64, Measure.CALLS),
          atLeast(0.6, NETTY_AGGREGATED, Scenario.SMALL_64, Measure.CALLS),
          atLeast(2.2, RSOCKET, Scenario.SMALL_512, Measure.CALLS),
          atLeast(10, GRPC_DIRECT, Scenario.SMALL_512, Measure.CALLS),
          atLeast(0.4, NETTY_AGGREGATED, Scenario.SMALL_512, Measure.CALLS),
          atLeast(2.2, RSOCKET, Scenario.SMALL_16X32, Measure.CALLS),
          atMost(1.15, NETTY_AGGREGATED, Scenario.SMALL_1, Measure.P50),
          atLeast(5, GRPC, Scenario.SMALL_BLOCKING, Measure.CALLS),
          atLeast(0.9, NETTY_AGGREGATED, Scenario.DOWNLOAD, Measure.TRANSFERRED),
          atLeast(0.9, NETTY_AGGREGATED, Scenario.UPLOAD, Measure.TRANSFERRED),
          new Target(Scenario.IDLE, Measure.CONNECTION, Optional.empty(), Bound.AT_MOST, THREE_KIB),
          atMost(0.5, GRPC, Scenario.START, Measure.START),
          new Target(
              Scenario.CLASS_PATH, Measure.CLASS_PATH, Optional.of(GRPC), Bound.BELOW, 1 / 3.0));

  private Targets() {}
}
