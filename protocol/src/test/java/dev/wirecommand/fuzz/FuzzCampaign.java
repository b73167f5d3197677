package dev.wirecommand.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fuzzes each target for a while with Jazzer, which must be on the class path, and keeps what is
 * worth keeping: the inputs that together reach all that was reached replace the target's corpus.
 *
 * <p>Each target is fuzzed by a process of its own with little memory. Its log, the seeds, what was
 * found on the way and the inputs that are findings are left under {@code target/fuzz}.
 */
final class FuzzCampaign {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final String HEAP = "-Xmx256m";
  private static final List<String> LIMITS =
      List.of("-max_len=1024", "-timeout=10", "-rss_limit_mb=1536");

  /** How long a process may take beyond the time that it is to fuzz. */
  private static final int SECONDS_TO_END = 600;

  private final FuzzTarget target;
  private final Path module;
  private final Path work;

  private FuzzCampaign(FuzzTarget target, Path module) throws IOException {
    this.target = target;
    this.module = module;
    work = module.resolve("target/fuzz").resolve(target.folder()).toAbsolutePath();
    deleteAll(work);
    Files.createDirectories(work);
    Files.createDirectories(corpus());
  }

  /**
   * Runs the campaign in the module's folder.
   *
   * @param args the seconds to fuzz each target for, and the targets' names; without one, all
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    List<String> names = Arrays.asList(args).subList(1, args.length);
    List<String> findings = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      if (names.isEmpty() || names.contains(target.folder())) {
        FuzzCampaign campaign = new FuzzCampaign(target, Path.of("").toAbsolutePath());
        if (campaign.fuzz(seconds)) {
          campaign.minimise();
        } else {
          findings.add(target.folder());
        }
      }
    }
    if (!findings.isEmpty()) {
      System.err.println("Findings in " + findings + "; the inputs are under target/fuzz.");
      System.exit(1);
    }
  }

  private Path corpus() {
    return target.corpus(module);
  }

  /** Returns whether nothing was found. */
  private boolean fuzz(int seconds) throws IOException, InterruptedException {
    Path found = Files.createDirectories(work.resolve("found"));
    Path seeds = Files.createDirectories(work.resolve("seeds"));
    int count = 0;
    for (byte[] seed : FuzzSeeds.of(target)) {
      Files.write(seeds.resolve(Integer.toString(count++)), seed);
    }
    System.out.println("Fuzzing " + target.folder() + " for " + seconds + " seconds");
    List<String> options =
        List.of(
            "-max_total_time=" + seconds, "-print_final_stats=1", "-artifact_prefix=" + work + "/");
    Path log = work.resolve("fuzz.log");
    int exitCode = jazzer(log, seconds, options, found, corpus(), seeds);
    tell(log, exitCode == 0 ? "stat::number_of_executed_units" : "");
    return exitCode == 0;
  }

  /** Puts a smallest set of inputs that reaches as much as all of them in the corpus's place. */
  private void minimise() throws IOException, InterruptedException {
    Path merged = Files.createDirectories(work.resolve("merged"));
    Path log = work.resolve("merge.log");
    // How often a place is reached does not count here: that would keep several times as many.
    List<String> options = List.of("-merge=1", "-use_counters=0");
    Path[] folders = {merged, corpus(), work.resolve("found"), work.resolve("seeds")};
    if (jazzer(log, 0, options, folders) != 0) {
      tell(log, "");
      throw new IOException("the corpus of " + target.folder() + " was not merged");
    }
    deleteAll(corpus());
    Files.createDirectories(corpus());
    List<Path> inputs = files(merged);
    for (Path input : inputs) {
      Files.copy(input, corpus().resolve(input.getFileName()));
    }
    System.out.println("The corpus of " + target.folder() + " has " + inputs.size() + " inputs");
  }

  private int jazzer(Path log, int seconds, List<String> options, Path... folders)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), JAZZER));
    command.add("--target_class=" + target.type().getName());
    command.add("--instrumentation_includes=dev.wirecommand.**");
    command.add("--reproducer_path=" + work);
    command.addAll(LIMITS);
    command.addAll(options);
    Stream.of(folders).map(Path::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(seconds + SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new IOException("Jazzer does not end; see " + log);
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Prints the lines of a log that begin so, but for what Jazzer tells of itself. */
  private static void tell(Path log, String begin) throws IOException {
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith(begin) && !line.startsWith("INFO: ") && !line.startsWith("#")) {
        System.out.println(line);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
