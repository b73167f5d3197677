package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC_DIRECT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.OWN;
import static dev.wirecommand.benchmarks.sidebyside.Contender.RSOCKET;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND_NIO;
import static dev.wirecommand.benchmarks.sidebyside.Pattern.Size.KIB;
import static dev.wirecommand.benchmarks.sidebyside.Pattern.Size.SMALL;

import dev.wirecommand.benchmarks.sidebyside.Pair.Way;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Load;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Size;
import java.util.Arrays;
import java.util.List;

/**
 * Scenarios that are measured in turns on the same JVMs.
 *
 * @param setup how the JVMs are started
 * @param contenders the contenders for which it is meant
 * @param works the scenarios, in the order of the warm-up
 */
record Group(Setup setup, List<Contender> contenders, List<Work> works) {
  private static final double HALF = 0.5;
  private static final double MOST_OF_IT = 0.8;

  private static final List<Contender> CALLED =
      Arrays.stream(Contender.values()).filter(contender -> !contender.isOnlyStarted()).toList();

  /** All groups. Many calls at a time come first in each, because they warm up the JVMs. */
  static final List<Group> ALL =
      List.of(
          new Group(
              Setup.TCP,
              CALLED,
              List.of(
                  calls(Scenario.SMALL_64, 1, 64, SMALL),
                  calls(Scenario.SMALL_1, 1, 1, SMALL),
                  calls(Scenario.SMALL_512, 1, 512, SMALL),
                  calls(Scenario.SMALL_16X32, 16, 32, SMALL),
                  calls(Scenario.KIB_1, 1, 1, KIB),
                  calls(Scenario.KIB_64, 1, 64, KIB),
                  calls(Scenario.KIB_512, 1, 512, KIB),
                  calls(Scenario.KIB_16X32, 16, 32, KIB),
                  transfer(Scenario.DOWNLOAD, Way.DOWNLOAD),
                  transfer(Scenario.UPLOAD, Way.UPLOAD))),
          new Group(
              Setup.BLOCKING,
              CALLED,
              List.of(
                  calls(Scenario.SMALL_BLOCKING, 1, 64, SMALL),
                  transfer(Scenario.DOWNLOAD_BLOCKING, Way.DOWNLOAD),
                  transfer(Scenario.UPLOAD_BLOCKING, Way.UPLOAD))),
          new Group(Setup.WINDOWS, OWN, List.of(calls(Scenario.WINDOWS_64, 1, 64, SMALL))),
          new Group(
              Setup.TCP,
              List.of(WIRECOMMAND, WIRECOMMAND_NIO, NETTY_AGGREGATED, RSOCKET),
              List.of(openLoop(Scenario.OPEN_50, HALF), openLoop(Scenario.OPEN_80, MOST_OF_IT))),
          new Group(
              Setup.UNIX,
              List.of(WIRECOMMAND, WIRECOMMAND_NIO, NETTY_AGGREGATED),
              List.of(
                  calls(Scenario.UNIX_64, 1, 64, SMALL),
                  transfer(Scenario.UNIX_DOWNLOAD, Way.DOWNLOAD),
                  transfer(Scenario.UNIX_UPLOAD, Way.UPLOAD))),
          new Group(
              Setup.TLS,
              List.of(WIRECOMMAND, WIRECOMMAND_NIO, GRPC_DIRECT),
              List.of(
                  calls(Scenario.TLS_64, 1, 64, SMALL),
                  transfer(Scenario.TLS_DOWNLOAD, Way.DOWNLOAD),
                  transfer(Scenario.TLS_UPLOAD, Way.UPLOAD))),
          new Group(
              Setup.OPENSSL,
              List.of(WIRECOMMAND, GRPC_DIRECT),
              List.of(
                  calls(Scenario.OPENSSL_64, 1, 64, SMALL),
                  transfer(Scenario.OPENSSL_DOWNLOAD, Way.DOWNLOAD),
                  transfer(Scenario.OPENSSL_UPLOAD, Way.UPLOAD))));

  /** A scenario and how to make its pattern. */
  record Work(Scenario scenario, Maker maker) {
    Pattern pattern(Pair.Pool pairs, long millis) {
      return maker.make(scenario.title(), pairs, millis);
    }
  }

  /** Makes a pattern on pairs of JVMs, with slices of some milliseconds. */
  interface Maker {
    Pattern make(String title, Pair.Pool pairs, long millis);
  }

  private static Work calls(Scenario scenario, int connections, int inFlight, Size size) {
    return new Work(
        scenario,
        (title, pairs, millis) ->
            new PairPattern.Calls(title, pairs, Load.calls(connections, inFlight, size, millis)));
  }

  private static Work transfer(Scenario scenario, Way way) {
    return new Work(
        scenario, (title, pairs, millis) -> new PairPattern.Transfer(title, pairs, way, millis));
  }

  private static Work openLoop(Scenario scenario, double share) {
    return new Work(
        scenario, (title, pairs, millis) -> new PairPattern.OpenLoop(title, pairs, share, millis));
  }
}
