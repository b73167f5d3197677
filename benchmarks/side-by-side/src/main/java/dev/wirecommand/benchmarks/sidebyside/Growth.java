package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND;
import static dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Size.SMALL;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wirecommand.benchmarks.sidebyside.Curve.Point;
import dev.wirecommand.benchmarks.sidebyside.LoadExperiment.Load;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** All curves, one after the other. */
final class Growth {
  private static final List<Contender> BOTH = List.of(WIRECOMMAND, NETTY_AGGREGATED);
  private static final List<Contender> ALONE = List.of(WIRECOMMAND);

  private static final long[] BY_FOURS = {1, 4, 16, 64, 256, 1024, 4096};
  private static final long[] COMMANDS = {1, 10, 100, 1000, 2000};
  private static final long[] BYTES = {0, 64, 1 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20};
  private static final long[] BY_TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  /** How many files a JVM has open besides its connections, at most. */
  private static final long OTHER_FILES = 200;

  private final GrowthPairs starting;
  private final Options options;
  private final PrintStream out;

  Growth(Workplace workplace, Options options, PrintStream out) {
    this.starting = new GrowthPairs(workplace);
    this.options = options;
    this.out = out;
  }

  /** Makes a load of a number. */
  private interface LoadOf {
    Load of(long count);
  }

  List<Curve> run() throws InterruptedException {
    List<Curve> curves = new ArrayList<>();
    try (Pairs pairs = new Pairs(starting::lookups)) {
      List<Point> inFlight = points("in flight", BOTH, pairs, count -> calls(1, count), BY_FOURS);
      curves.add(
          new Curve(
              "in-flight", "Calls in flight on one connection", "a call", "a call", inFlight));
    }
    try (Pairs pairs = new Pairs(starting::lookups)) {
      List<Point> connections =
          points("connections", BOTH, pairs, count -> calls(count, 4), connections());
      curves.add(
          new Curve(
              "connections",
              "Connections, 4 calls in flight on each",
              "a call",
              "a call",
              connections));
    }
    curves.add(
        new Curve(
            "commands",
            "Commands of a server, 64 calls in flight",
            "a call",
            "a call",
            commands()));
    try (Pairs pairs = new Pairs(starting::growth)) {
      List<Point> bytes = points("bytes", ALONE, pairs, count -> one("payload 16 " + count), BYTES);
      curves.add(
          new Curve(
              "payload", "Bytes in an argument, 16 calls in flight", "a call", "a call", bytes));
      List<Point> items = points("items", ALONE, pairs, count -> one("items " + count), BY_TENS);
      curves.add(
          new Curve(
              "items", "Items of a stream, one stream at a time", "an item", "a stream", items));
    }
    return curves;
  }

  private Load calls(long connections, long inFlight) {
    return Load.calls((int) connections, (int) inFlight, SMALL, options.millis());
  }

  private Load one(String work) {
    return new Load(1, work, options.millis());
  }

  private List<Point> points(
      String what, List<Contender> contenders, Pairs pairs, LoadOf load, long... counts)
      throws InterruptedException {
    Turns turns = new Turns(contenders.stream().filter(options.only()::contains).toList(), out);
    List<Point> points = new ArrayList<>();
    for (long count : counts) {
      LoadExperiment experiment = new LoadExperiment(count + " " + what, pairs, load.of(count));
      points.add(new Point(count, turns.run(experiment, options.slices())));
    }
    return points;
  }

  /** As many as there may be open files. */
  private long[] connections() {
    long most = Long.MAX_VALUE;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      most = unix.getMaxFileDescriptorCount() - OTHER_FILES;
    }
    List<Long> counts = new ArrayList<>();
    for (long count : BY_FOURS) {
      if (count <= most) {
        counts.add(count);
      } else {
        out.printf("%d connections are left out: raise the limit on open files%n", count);
      }
    }
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  /** Each number of commands is another server. */
  private List<Point> commands() throws InterruptedException {
    List<Point> points = new ArrayList<>();
    for (long count : COMMANDS) {
      try (Pairs pairs = new Pairs(contender -> starting.commands(contender, count))) {
        points.addAll(points("commands", ALONE, pairs, same -> calls(1, 64), count));
      }
    }
    return points;
  }
}
