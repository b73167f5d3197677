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
   * How a program ended.
   *
   * @param status its exit status
   * @param out what it printed on standard output, by lines
   * @param err the same of standard error
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

  /** Leaves the program no other environment than this. */
  JavaProgram withEnvironment(Map<String, String> environment) {
    builder.environment().clear();
    builder.environment().putAll(environment);
    return this;
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // Netty loads its native transport; later JDKs warn of that unless they are told that it may.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return builder.command(command).start();
  }

  /** Runs the program to its end; what it prints on standard error must be little. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out.lines().toList(), err.lines().toList());
  }
}
