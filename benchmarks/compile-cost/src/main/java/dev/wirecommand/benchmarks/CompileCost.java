package dev.wirecommand.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what the processor costs the compiler: compiling many classes with it, against compiling
 * the same classes and the already generated ones without it.
 */
public final class CompileCost {
  private static final int CLASSES = 500;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 10;
  private static final double GOAL = 1.6;

  private final Javac javac = new Javac();
  private final Path directory;
  private final List<Path> sources;
  private final List<Path> withGenerated;

  private CompileCost(Path directory) throws IOException {
    this.directory = directory;
    this.sources = CommandSources.write(directory.resolve("sources"), CLASSES);
    Path generated = Files.createDirectory(directory.resolve("generated"));
    javac.compileWithProcessor(
        sources, generated, Files.createDirectory(directory.resolve("classes")));
    this.withGenerated = new ArrayList<>(sources);
    withGenerated.addAll(sourcesIn(generated));
  }

  /**
   * Measures, and prints what it takes.
   *
   * @param arguments the number of rounds, or nothing for 10
   * @throws IOException if the temporary directory can't be used
   */
  public static void main(String[] arguments) throws IOException {
    int rounds = rounds(arguments);
    if (rounds < 1) {
      System.err.println("compile-cost: the number of rounds is an integer from 1");
      System.exit(2);
    }
    Path directory = Files.createTempDirectory("wirecommand-compile-cost");
    try {
      new CompileCost(directory).measure(rounds);
    } finally {
      delete(directory);
    }
  }

  private static int rounds(String[] arguments) {
    try {
      return arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void measure(int rounds) throws IOException {
    System.out.printf(
        "%d classes of 10 commands, %d sources with the generated ones, Java %s%n",
        sources.size(), withGenerated.size(), Runtime.version());
    System.out.println("with the processor against -proc:none with the generated sources, in ms");
    long[] with = new long[rounds];
    long[] without = new long[rounds];
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      long first = millisOf(this::withProcessor);
      long second = millisOf(this::withoutProcessor);
      System.out.printf("%8s %6d %6d%n", round < 0 ? "warm-up" : round + 1, first, second);
      if (round >= 0) {
        with[round] = first;
        without[round] = second;
      }
    }
    double ratio = (double) median(with) / median(without);
    System.out.printf("%8s %6d %6d%n", "median", median(with), median(without));
    System.out.printf("ratio %.2f; the goal is at most %.2f%n", ratio, GOAL);
  }

  private void withProcessor(Path round) throws IOException {
    Path generated = Files.createDirectory(round.resolve("generated"));
    javac.compileWithProcessor(sources, generated, Files.createDirectory(round.resolve("classes")));
  }

  private void withoutProcessor(Path round) throws IOException {
    javac.compile(withGenerated, Files.createDirectory(round.resolve("classes")));
  }

  private interface Work {
    void run(Path directory) throws IOException;
  }

  private long millisOf(Work work) throws IOException {
    Path round = Files.createDirectory(directory.resolve("round"));
    // Neither measurement pays for the garbage of the other.
    System.gc();
    long start = System.nanoTime();
    work.run(round);
    long nanos = System.nanoTime() - start;
    delete(round);
    return nanos / 1_000_000;
  }

  private static long median(long[] millis) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static List<Path> sourcesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
