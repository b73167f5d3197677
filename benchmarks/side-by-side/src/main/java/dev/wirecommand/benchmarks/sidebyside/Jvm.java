package dev.wirecommand.benchmarks.sidebyside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How each measured JVM is started. */
final class Jvm {
  /** The same for all; nothing that anybody would have to know of. */
  static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g");

  private static final String HARNESS = "dev.wirecommand.benchmarks.harness.";

  private Jvm() {}

  /** The command that runs one of the harness's mains, on the Java that runs this. */
  static List<String> harness(ClassPath path, String main, String... arguments) {
    return command(path, List.of(), HARNESS + main, arguments);
  }

  /** The command that runs a main class, with system properties. */
  static List<String> command(
      ClassPath path, List<String> properties, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(properties);
    command.addAll(List.of("-cp", path.argument(), main));
    command.addAll(List.of(arguments));
    return command;
  }
}
