package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program of this class path in a process of its own. */
final class JavaProgram {
  /**
   * The end of a program.
   *
   * @param status the exit status
   * @param out the lines of standard output
   * @param err the lines of standard error
   */
  record Ended(int status, List<String> out, List<String> err) {}

  private final Class<?> main;
  private final List<String> options = new ArrayList<>();
  private final ProcessBuilder builder = new ProcessBuilder();

  JavaProgram(Class<?> main) {
    this.main = main;
  }

  JavaProgram in(Path directory) {
    builder.directory(directory.toFile());
    return this;
  }

  JavaProgram with(String option) {
    options.add(option);
    return this;
  }

  /** Sets the whole environment of the program. */
  JavaProgram withEnvironment(Map<String, String> environment) {
    builder.environment().clear();
    builder.environment().putAll(environment);
    return this;
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return builder.command(command).start();
  }

  /** Runs the program to its end. It must print little on standard error. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out.lines().toList(), err.lines().toList());
  }
}
