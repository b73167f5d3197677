package dev.wirecommand.benchmarks.sidebyside;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of a contender's module and the jars that they need.
 *
 * @param module the module's folder
 */
record ClassPath(Path module) {
  private static final String HARNESS = "wirecommand-benchmarks-harness-";

  private Path classes() {
    return module.resolve("target").resolve("classes");
  }

  private Path jars() {
    return module.resolve("target").resolve("lib");
  }

  /** Whether it was built, with this class in it. */
  boolean has(String className) {
    return Files.isDirectory(jars())
        && Files.exists(classes().resolve(className.replace('.', '/') + ".class"));
  }

  /** As {@code java -cp} takes it. */
  String argument() {
    return classes() + File.pathSeparator + jars().resolve("*");
  }

  private List<Path> listJars() throws IOException {
    try (Stream<Path> files = Files.list(jars())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The size of all jars but the harness's. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path jar : listJars()) {
      if (!jar.getFileName().toString().startsWith(HARNESS)) {
        sum += Files.size(jar);
      }
    }
    return sum;
  }

  /** The version in the name of a jar. */
  Optional<String> version(String jar) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(jar) + "-(\\d.*)\\.jar");
    return listJars().stream()
        .map(file -> name.matcher(file.getFileName().toString()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
