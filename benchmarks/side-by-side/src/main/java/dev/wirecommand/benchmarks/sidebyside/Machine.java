package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What everything runs on.
 *
 * @param java the JVM's name and version
 * @param system the operating system's name and version
 * @param processor the processor's model
 * @param processors how many of them there are
 */
record Machine(String java, String system, String processor, int processors) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  static Machine current() throws IOException {
    return new Machine(
        property("java.vm.name") + ' ' + property("java.vm.version"),
        property("os.name") + ' ' + property("os.version") + ' ' + property("os.arch"),
        Files.exists(PROCESSORS) ? model(Files.readString(PROCESSORS)) : "unknown",
        Runtime.getRuntime().availableProcessors());
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  static String model(String processors) {
    return processors
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  /** In one line. */
  String words() {
    return processors + " × " + processor + ", " + system + ", " + java;
  }
}
