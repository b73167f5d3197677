package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.WIRECOMMAND;
import static dev.wirecommand.benchmarks.sidebyside.Pattern.Size.SMALL;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Load;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./bench growth}: all curves, one after the other. */
public final class Growth {
  /**
   * The cost of something as there is more of something else.
   *
   * @param id its name in JSON
   * @param title the thing that there is more of
   * @param thing the thing that costs
   * @param timed the thing whose latency is measured
   * @param points from few to many
   */
  record Curve(String id, String title, String thing, String timed, List<Point> points) {
    Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * The outcomes for one count.
   *
   * @param count how many there are
   */
  record Point(long count, Map<Contender, Outcome> outcomes) {}

  private static final List<Contender> BOTH = List.of(WIRECOMMAND, NETTY_AGGREGATED);
  private static final List<Contender> ALONE = List.of(WIRECOMMAND);

  private static final long[] BY_FOURS = {1, 4, 16, 64, 256, 1024, 4096};
  private static final long[] COMMANDS = {1, 10, 100, 1000, 2000};
  private static final long[] BYTES = {0, 64, 1 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20};
  private static final long[] BY_TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  /** The files that a JVM has open besides its connections, at most. */
  private static final long OTHER_FILES = 200;

  private final Workplace workplace;
  private final Options options;
  private final PrintStream out;

  private Growth(Workplace workplace, Options options, PrintStream out) {
    this.workplace = workplace;
    this.options = options;
    this.out = out;
  }

  /** A load that depends on a count. */
  private interface LoadOf {
    Load of(long count);
  }

  /**
   * Measures all curves, and prints and writes the results.
   *
   * @param arguments see {@code ./bench}
   * @throws IOException if results cannot be written
   * @throws InterruptedException if this is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parseOrExit("growth", arguments);
    Workplace workplace = Workplace.current();
    Conditions conditions = Conditions.now(options);
    List<Curve> curves = new Growth(workplace, options, System.out).run();
    String report = Report.of(conditions, curves);
    System.out.println();
    System.out.print(report);
    Path json = options.json().orElseGet(() -> workplace.results(options.isWhole(), "growth"));
    Json.write(Json.of(conditions, curves), json);
    System.out.println("\nWritten: " + json);
    if (options.isWhole()) {
      Markdown.update(workplace.page(), "growth", report);
      System.out.println("Written: " + workplace.page());
    } else {
      System.out.println("Not for the page: it takes all contenders, and 5 slices of 1000 ms");
    }
  }

  private Pair lookups(Contender contender)
      throws IOException, Worker.FailedException, InterruptedException {
    return workplace.start(contender, Setup.TCP);
  }

  private List<Curve> run() throws InterruptedException {
    List<Curve> curves = new ArrayList<>();
    try (Pair.Pool pairs = new Pair.Pool(this::lookups)) {
      List<Point> inFlight = points("in flight", BOTH, pairs, count -> calls(1, count), BY_FOURS);
      curves.add(
          new Curve(
              "in-flight", "Calls in flight on one connection", "a call", "a call", inFlight));
    }
    try (Pair.Pool pairs = new Pair.Pool(this::lookups)) {
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
    try (Pair.Pool pairs = new Pair.Pool(workplace::startWithLengths)) {
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
      String what, List<Contender> contenders, Pair.Pool pairs, LoadOf load, long... counts)
      throws InterruptedException {
    Turns turns = new Turns(contenders.stream().filter(options.only()::contains).toList(), out);
    List<Point> points = new ArrayList<>();
    for (long count : counts) {
      Pattern pattern = new PairPattern.Calls(count + " " + what, pairs, load.of(count));
      points.add(new Point(count, turns.run(pattern, options.slices())));
    }
    return points;
  }

  /** Returns the counts for which there can be enough open files. */
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

  /** Measures the curve of commands, with another server for each count. */
  private List<Point> commands() throws InterruptedException {
    List<Point> points = new ArrayList<>();
    for (long count : COMMANDS) {
      try (Pair.Pool pairs =
          new Pair.Pool(contender -> workplace.startWithCommands(contender, count))) {
        points.addAll(points("commands", ALONE, pairs, same -> calls(1, 64), count));
      }
    }
    return points;
  }
}
