package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Pair.Way;
import dev.wirecommand.benchmarks.sidebyside.Setup.Handlers;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * {@code ./bench compare BEFORE AFTER}: WireCommand before and after a change, in paired rounds.
 *
 * <p>Several servers of each side run at the same time, because two JVMs that run the same code
 * differ by how they compiled it. In each round, one server of each side is measured, one right
 * after the other.
 */
public final class Comparison {
  private static final String PROGRAM = "compare";
  private static final String CONTENDER = Contender.WIRECOMMAND.className();
  private static final int IDLE_ROUNDS = 6;
  private static final int ITEMS_OF_A_STREAM = 1_000_000;
  private static final long WARM_UP_MILLIS = 6000;
  private static final int MOST_ROUNDS = 1000;
  private static final double KIB = 1024;
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  /** The two versions that are compared. */
  enum Side {
    BEFORE,
    AFTER;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A thing of each side. */
  private record Sides<T>(T before, T after) {
    T of(Side side) {
      return side == Side.BEFORE ? before : after;
    }
  }

  /** The parts of a comparison, each of which gives one or two figures. */
  enum Part {
    LOAD64,
    LOAD512,
    DOWNLOAD,
    UPLOAD,
    ITEMS,
    IDLE,
    START;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether servers of lookups that keep running are measured. */
    boolean isOfLookups() {
      return this != ITEMS && this != IDLE && this != START;
    }
  }

  /** The figures that are compared, in the order in which they are shown. */
  enum Figure {
    CALLS_64("64 in flight, thousand calls a second"),
    CPU_64("64 in flight, CPU µs a call, server and client"),
    CALLS_512("512 in flight, thousand calls a second"),
    CPU_512("512 in flight, CPU µs a call, server and client"),
    DOWNLOAD("download, GB/s"),
    UPLOAD("upload, GB/s"),
    ITEMS("streams of 1,000,000 items, million items a second"),
    IDLE("idle connection, KiB of heap"),
    START("start to first answer, ms");

    private final String title;

    Figure(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * The command line.
   *
   * @param before a checkout of the project, or a folder with the jars of a class path
   * @param after another
   * @param servers how many servers of each side run
   * @param rounds how often each part is measured on each side
   * @param millis how long one measurement is
   * @param only the parts that are measured
   */
  record Command(Path before, Path after, int servers, int rounds, long millis, List<Part> only) {
    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if something is wrong with it
     */
    static Command parse(String... arguments) {
      if (arguments.length < 2 || arguments[0].startsWith("-") || arguments[1].startsWith("-")) {
        throw new IllegalArgumentException(
            "name two checkouts or folders of jars, before and after");
      }
      Command command =
          new Command(
              Path.of(arguments[0]), Path.of(arguments[1]), 3, 20, 700, List.of(Part.values()));
      for (int i = 2; i < arguments.length; i += 2) {
        if (i + 1 == arguments.length) {
          throw new IllegalArgumentException(arguments[i] + " needs a value");
        }
        command = command.with(arguments[i], arguments[i + 1]);
      }
      return command;
    }

    private Command with(String name, String value) {
      return switch (name) {
        case "--servers" ->
            new Command(before, after, (int) Options.positive(name, value), rounds, millis, only);
        case "--rounds" -> new Command(before, after, servers, rounds(value), millis, only);
        case "--millis" ->
            new Command(before, after, servers, rounds, Options.positive(name, value), only);
        case "--only" -> new Command(before, after, servers, rounds, millis, parts(value));
        default ->
            throw new IllegalArgumentException(
                "there is no option "
                    + name
                    + "; there are --servers, --rounds, --millis and --only");
      };
    }

    private static int rounds(String value) {
      long rounds = Options.positive("--rounds", value);
      if (rounds < PairedValues.FEWEST || rounds > MOST_ROUNDS) {
        throw new IllegalArgumentException(
            "--rounds is from "
                + PairedValues.FEWEST
                + ", which an interval of 95 % takes, to "
                + MOST_ROUNDS
                + "; is "
                + value);
      }
      return (int) rounds;
    }

    private static List<Part> parts(String ids) {
      List<Part> parts = new ArrayList<>();
      for (String id : ids.split(",", -1)) {
        parts.add(
            Arrays.stream(Part.values())
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id)));
      }
      return parts.stream().distinct().sorted().toList();
    }

    private static IllegalArgumentException unknown(String id) {
      String all = Arrays.stream(Part.values()).map(Part::id).collect(Collectors.joining(", "));
      return new IllegalArgumentException("there is no part " + id + "; there are " + all);
    }
  }

  /** One measurement in a round: the side, and the number of its server. */
  record Turn(Side side, int server) {}

  /** The two turns of a round, in their order. */
  record Round(Turn first, Turn second) {
    /**
     * Returns a round. The order alternates. The servers stay for two rounds, so that each pair of
     * them is measured in both orders, and then rotate until each has met each of the other side.
     *
     * @param number from 0
     */
    static Round of(int number, int servers) {
      int rotation = number / 2;
      Turn before = new Turn(Side.BEFORE, rotation % servers);
      Turn after = new Turn(Side.AFTER, (rotation + rotation / servers) % servers);
      return number % 2 == 0 ? new Round(before, after) : new Round(after, before);
    }
  }

  /** A measurement, which returns the values of figures by their titles. */
  private interface Trial {
    Map<Figure, Double> run(Turn turn) throws IOException, FailedException, InterruptedException;
  }

  private final Workplace workplace;
  private final Command command;
  private final Sides<ClassPath> classPaths;
  private final PrintStream out;
  private final Map<Figure, PairedValues> figures = new EnumMap<>(Figure.class);

  /** A way to start a server and its client. */
  private interface Starter {
    Pair start(ClassPath path, Path logs) throws IOException, FailedException, InterruptedException;
  }

  private Comparison(
      Workplace workplace, Command command, Sides<ClassPath> classPaths, PrintStream out) {
    this.workplace = workplace;
    this.command = command;
    this.classPaths = classPaths;
    this.out = out;
  }

  /**
   * Compares two versions and prints a table.
   *
   * @param arguments see {@code ./bench}
   * @throws IOException if a version cannot be built or started
   * @throws InterruptedException if this is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Workplace workplace = Workplace.current();
    Path log = workplace.log("compare-build.log");
    Command command;
    Sides<ClassPath> classPaths;
    try {
      command = Command.parse(arguments);
      classPaths =
          new Sides<>(
              ClassPath.ofVersion(command.before(), log),
              ClassPath.ofVersion(command.after(), log));
    } catch (IllegalArgumentException e) {
      throw Options.exit(PROGRAM, e);
    }
    try {
      new Comparison(workplace, command, classPaths, System.out).run();
    } catch (FailedException e) {
      System.err.println(PROGRAM + ": a measured JVM failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, FailedException, InterruptedException {
    List<Part> running = command.only().stream().filter(Part::isOfLookups).toList();
    if (!running.isEmpty()) {
      measureRunning(running, Comparison::startLookups);
    }
    if (command.only().contains(Part.ITEMS)) {
      measureRunning(List.of(Part.ITEMS), Pair::startWithLengths);
    }
    if (command.only().contains(Part.IDLE)) {
      repeat(Part.IDLE, IDLE_ROUNDS, this::idle);
    }
    if (command.only().contains(Part.START)) {
      Trial start = turn -> Map.of(Figure.START, start(turn));
      for (Side side : Side.values()) {
        // After this, the files are in memory.
        start.run(new Turn(side, 0));
      }
      repeat(Part.START, command.rounds(), start);
    }
    out.println();
    out.print(table(figures));
  }

  private void measureRunning(List<Part> parts, Starter starter)
      throws IOException, FailedException, InterruptedException {
    Sides<List<Pair>> pairs = new Sides<>(new ArrayList<>(), new ArrayList<>());
    try {
      for (int i = 0; i < command.servers(); i++) {
        for (Side side : Side.values()) {
          Path logs = workplace.log("compare-" + side.id() + '-' + i);
          Pair pair = starter.start(classPaths.of(side), logs);
          pairs.of(side).add(pair);
          pair.connect(1);
          for (Part part : parts) {
            measure(part, pair, WARM_UP_MILLIS / parts.size());
          }
        }
      }
      for (int i = 0; i < command.rounds(); i++) {
        out.println("round " + (i + 1) + " of " + command.rounds());
        // In another order each time, so that no part always follows the same one.
        List<Part> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(i));
        for (Part part : shuffled) {
          measure(
              Round.of(i, command.servers()),
              turn -> measure(part, pairs.of(turn.side()).get(turn.server()), command.millis()));
        }
      }
    } finally {
      pairs.before().forEach(Pair::close);
      pairs.after().forEach(Pair::close);
    }
  }

  private static Pair startLookups(ClassPath path, Path logs)
      throws IOException, FailedException, InterruptedException {
    return Pair.start(path, CONTENDER, Handlers.DIRECT, logs);
  }

  /** Measures a part on a pair and returns its figures. */
  private static Map<Figure, Double> measure(Part part, Pair pair, long millis)
      throws FailedException, InterruptedException {
    return switch (part) {
      case LOAD64 -> load(pair, 64, millis, Figure.CALLS_64, Figure.CPU_64);
      case LOAD512 -> load(pair, 512, millis, Figure.CALLS_512, Figure.CPU_512);
      case DOWNLOAD -> Map.of(Figure.DOWNLOAD, pair.transfer(Way.DOWNLOAD, millis) / GIGA);
      case UPLOAD -> Map.of(Figure.UPLOAD, pair.transfer(Way.UPLOAD, millis) / GIGA);
      case ITEMS -> Map.of(Figure.ITEMS, items(pair, millis) / MEGA);
      case IDLE, START -> throw new IllegalArgumentException(part + " needs new JVMs");
    };
  }

  private static double items(Pair pair, long millis) throws FailedException, InterruptedException {
    return pair.load("items " + ITEMS_OF_A_STREAM, millis).value(Measure.CALLS);
  }

  private static Map<Figure, Double> load(
      Pair pair, int inFlight, long millis, Figure calls, Figure cpu)
      throws FailedException, InterruptedException {
    Slice slice = pair.load("load " + inFlight + " SMALL", millis);
    return Map.of(
        calls,
        slice.value(Measure.CALLS) / KILO,
        cpu,
        slice.value(Measure.SERVER_CPU) + slice.value(Measure.CLIENT_CPU));
  }

  private Map<Figure, Double> idle(Turn turn)
      throws IOException, FailedException, InterruptedException {
    Path logs = workplace.log("compare-idle-" + turn.side().id());
    try (Pair pair = startLookups(classPaths.of(turn.side()), logs)) {
      return Map.of(Figure.IDLE, pair.heapOfAConnection() / KIB);
    }
  }

  private double start(Turn turn) throws IOException, FailedException, InterruptedException {
    List<String> main = classPaths.of(turn.side()).harness("FirstCallMain", CONTENDER);
    return Worker.live(main, workplace.log("compare-start.log")).answerMillis();
  }

  /** Runs rounds of a trial that starts a JVM for each turn. */
  private void repeat(Part part, int rounds, Trial trial)
      throws IOException, FailedException, InterruptedException {
    for (int i = 0; i < rounds; i++) {
      out.println(part.id() + ", round " + (i + 1) + " of " + rounds);
      measure(Round.of(i, 1), trial);
    }
  }

  private void measure(Round round, Trial trial)
      throws IOException, FailedException, InterruptedException {
    Map<Figure, Double> first = trial.run(round.first());
    Map<Figure, Double> second = trial.run(round.second());
    Map<Figure, Double> before = round.first().side() == Side.BEFORE ? first : second;
    Map<Figure, Double> after = before == first ? second : first;
    before.forEach(
        (figure, value) ->
            figures
                .computeIfAbsent(figure, unused -> new PairedValues())
                .add(value, Objects.requireNonNull(after.get(figure))));
  }

  /** Prints the figures. */
  static Markdown.Table table(Map<Figure, PairedValues> figures) {
    Markdown.Table table =
        new Markdown.Table(List.of("median of", "before", "after", "after / before", "95 %"));
    figures.forEach(
        (figure, values) -> {
          PairedValues.Ratio ratio = values.ratio();
          table.row(
              List.of(
                  figure.title(),
                  Markdown.brief(values.medianBefore()),
                  Markdown.brief(values.medianAfter()),
                  String.format(Locale.ROOT, "%.3f", ratio.median()),
                  String.format(Locale.ROOT, "%.3f–%.3f", ratio.low(), ratio.high())));
        });
    return table;
  }
}
