package dev.wirecommand.benchmarks.sidebyside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line of {@code side-by-side} and {@code growth}.
 *
 * @param slices how many slices each scenario has
 * @param millis how long each slice is
 * @param only the contenders that take part if they were built
 * @param json the file for the results; the usual one if empty
 */
record Options(int slices, long millis, List<Contender> only, Optional<Path> json) {
  private static final int SLICES = 5;
  private static final long MILLIS = 1000;
  private static final int WRONG_USE = 2;
  private static final int FEWEST_SLICES = 5;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if something is wrong with it
   */
  static Options parse(String... arguments) {
    Options options = new Options(SLICES, MILLIS, List.of(Contender.values()), Optional.empty());
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  /** Reads the command line; if something is wrong with it, prints that and ends the program. */
  static Options parseOrExit(String program, String... arguments) {
    try {
      return parse(arguments);
    } catch (IllegalArgumentException e) {
      throw exit(program, e);
    }
  }

  /** Prints what is wrong with the command line, and ends the program. */
  static IllegalArgumentException exit(String program, IllegalArgumentException wrong) {
    System.err.println(program + ": " + wrong.getMessage());
    System.exit(WRONG_USE);
    return wrong;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--slices" -> new Options((int) positive(name, value), millis, only, json);
      case "--millis" -> new Options(slices, positive(name, value), only, json);
      case "--only" -> new Options(slices, millis, contenders(value), json);
      case "--json" -> new Options(slices, millis, only, Optional.of(Path.of(value)));
      default ->
          throw new IllegalArgumentException(
              "there is no option " + name + "; there are --slices, --millis, --only and --json");
    };
  }

  static long positive(String name, String value) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(name + " is a number from 1, is " + value);
    }
    return Long.parseLong(value);
  }

  private static List<Contender> contenders(String ids) {
    List<Contender> chosen = new ArrayList<>();
    for (String id : ids.split(",", -1)) {
      chosen.add(Contender.of(id).orElseThrow(() -> unknown(id)));
    }
    return chosen.stream().distinct().sorted().toList();
  }

  private static IllegalArgumentException unknown(String id) {
    String all =
        Arrays.stream(Contender.values()).map(Contender::id).collect(Collectors.joining(", "));
    return new IllegalArgumentException("there is no contender " + id + "; there are " + all);
  }

  /** Tells whether everything is measured, and often enough for the page. */
  boolean isWhole() {
    return slices >= FEWEST_SLICES && millis >= MILLIS && only.size() == Contender.values().length;
  }
}
