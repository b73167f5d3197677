package dev.wirecommand.benchmarks.sidebyside;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of a contender and the jars that they need.
 *
 * @param classes the folder of the classes
 * @param jars the folder of the jars
 * @param more folders of jars that only some scenarios need
 */
record ClassPath(Path classes, Path jars, List<Path> more) {
  /**
   * The flags of each measured JVM: the same for all, and nothing that a user would have to know.
   */
  static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g");

  /** The jars that are there for the measurement alone. */
  private static final Pattern MEASURING =
      Pattern.compile("(wirecommand-benchmarks-|HdrHistogram-).*");

  private static final String HARNESS_PACKAGE = "dev.wirecommand.benchmarks.harness.";

  ClassPath(Path classes, Path jars) {
    this(classes, jars, List.of());
  }

  /** Returns this class path with OpenSSL, where the contender has it in a folder of its own. */
  ClassPath withOpenSsl() {
    return new ClassPath(classes, jars, List.of(jars.resolveSibling("openssl")));
  }

  /** Finds what Maven built in a module's folder. */
  static ClassPath ofModule(Path module) {
    Path target = module.resolve("target");
    return new ClassPath(target.resolve("classes"), target.resolve("lib"));
  }

  /**
   * Finds WireCommand's class path in a folder: a checkout of the project, which is built first, or
   * a folder with jars, in itself or in {@code lib}.
   *
   * @param log the file for the output of the build
   * @throws IllegalArgumentException if the folder is neither, or does not build
   */
  static ClassPath ofVersion(Path given, Path log) throws IOException, InterruptedException {
    Path folder = given.toAbsolutePath().normalize();
    if (Files.isRegularFile(folder.resolve("mvnw"))) {
      Path module = folder.resolve("benchmarks/contenders/wirecommand");
      ClassPath built = ofModule(module);
      built.deleteJars();
      build(folder, log);
      return built;
    }
    Optional<ClassPath> found =
        Stream.of(
                new ClassPath(folder, folder),
                new ClassPath(folder.resolve("classes"), folder.resolve("lib")))
            .filter(ClassPath::hasJars)
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                given + " is neither a checkout of the project nor a folder of jars"));
  }

  private static void build(Path checkout, Path log) throws IOException, InterruptedException {
    System.out.println("Building " + checkout);
    Files.createDirectories(log.getParent());
    List<String> maven =
        new ArrayList<>(
            List.of(
                checkout.resolve("mvnw").toString(),
                "-q",
                "-B",
                "-am",
                "-Dmaven.test.skip",
                "-Dmaven.javadoc.skip",
                "-Dmaven.source.skip",
                "package"));
    // In older checkouts, the benchmarks are a profile of the root's build.
    if (Files.readString(checkout.resolve("pom.xml")).contains("<id>benchmarks</id>")) {
      maven.addAll(List.of("-P", "benchmarks,!judge", "-pl", "benchmarks/contenders/wirecommand"));
    } else {
      String pom = "benchmarks" + File.separator + "pom.xml";
      maven.addAll(List.of("-f", pom, "-P", "!judge", "-pl", "contenders/wirecommand"));
    }
    ProcessBuilder builder = new ProcessBuilder(maven).directory(checkout.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (process.waitFor() != 0) {
      throw new IllegalArgumentException(
          checkout + " does not build:\n" + Files.readString(log).strip());
    }
  }

  /** Tells whether it was built and has this class, outside of its jars. */
  boolean has(String className) {
    return Files.isDirectory(jars)
        && Files.exists(classes.resolve(className.replace('.', '/') + ".class"));
  }

  /** Returns the command that runs a main class of the harness. */
  List<String> harness(String main, String... arguments) {
    return harness(List.of(), main, arguments);
  }

  /** Returns the command that runs a main class of the harness, with system properties. */
  List<String> harness(List<String> properties, String main, String... arguments) {
    return command(properties, HARNESS_PACKAGE + main, arguments);
  }

  /**
   * Returns the command that runs a main class, with system properties, on the Java of this JVM.
   */
  List<String> command(List<String> properties, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(properties);
    StringBuilder path = new StringBuilder(classes + File.pathSeparator + jars.resolve("*"));
    more.forEach(folder -> path.append(File.pathSeparator).append(folder.resolve("*")));
    command.addAll(List.of("-cp", path.toString(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Tells whether there are any jars. */
  private boolean hasJars() {
    try {
      return Files.isDirectory(jars) && !listJars().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the jars, so that none is left of another version when they are built again. */
  private void deleteJars() throws IOException {
    if (Files.isDirectory(jars)) {
      for (Path jar : listJars()) {
        Files.delete(jar);
      }
    }
  }

  private List<Path> listJars() throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Returns the size of all jars, without the jars of the benchmark itself. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path jar : listJars()) {
      if (!MEASURING.matcher(jar.getFileName().toString()).matches()) {
        sum += Files.size(jar);
      }
    }
    return sum;
  }

  /** Finds the version in the name of a jar. */
  Optional<String> version(String jar) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(jar) + "-(\\d.*)\\.jar");
    return listJars().stream()
        .map(file -> name.matcher(file.getFileName().toString()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
