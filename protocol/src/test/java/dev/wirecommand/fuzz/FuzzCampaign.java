package dev.wirecommand.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fuzzes each target for a while with Jazzer, which must be on the class path. Afterwards, a
 * minimised set of inputs, which together reach all that was reached, replaces the target's archive
 * of seeds.
 *
 * <p>Each target is fuzzed by a process of its own with little memory. Its log, the seeds, the
 * inputs that it discovered and the inputs that are findings are left under {@code target/fuzz}.
 */
public final class FuzzCampaign {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final String ALL = "all";
  private static final String HEAP = "-Xmx256m";

  /** The first input of a process also loads and instruments classes, which takes its time. */
  private static final List<String> LIMITS =
      List.of("-max_len=1024", "-timeout=60", "-rss_limit_mb=1536");

  /** How long a process may take beyond the time that it is to fuzz. */
  private static final int SECONDS_TO_END = 600;

  private final FuzzTarget target;
  private final FuzzCorpus corpus;
  private final Path work;
  private final Path archived;
  private final Path regressions;

  private FuzzCampaign(FuzzTarget target, Path module) throws IOException {
    this.target = target;
    corpus = new FuzzCorpus(module);
    work = module.resolve("target/fuzz").resolve(target.name()).toAbsolutePath();
    deleteAll(work);
    archived = Files.createDirectories(work.resolve("archived"));
    regressions = Files.createDirectories(work.resolve("regressions"));
    for (Map.Entry<String, byte[]> seed : corpus.seeds(target).entrySet()) {
      Files.write(archived.resolve(seed.getKey()), seed.getValue());
    }
    for (FuzzRegression regression : corpus.regressions()) {
      if (regression.target().equals(target.name())) {
        Files.write(regressions.resolve(regression.name()), regression.input());
      }
    }
  }

  /**
   * Runs the campaign in the module's folder.
   *
   * @param args the class of the module's {@link FuzzTargets}, the seconds to fuzz each target for,
   *     and the names of the targets to fuzz, with commas between them, or {@code all}
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ReflectiveOperationException {
    FuzzTargets module =
        (FuzzTargets) Class.forName(args[0]).getDeclaredConstructor().newInstance();
    int seconds = Integer.parseInt(args[1]);
    List<String> names = List.of(args[2].split(","));
    List<String> findings = new ArrayList<>();
    for (FuzzTarget target : module.targets()) {
      if (args[2].equals(ALL) || names.contains(target.name())) {
        FuzzCampaign campaign = new FuzzCampaign(target, Path.of("").toAbsolutePath());
        if (campaign.fuzz(seconds)) {
          campaign.minimise();
        } else {
          findings.add(target.name());
        }
      } else {
        System.out.println("Leaving out " + target.name() + ": fuzz.target is " + args[2]);
      }
    }
    if (!findings.isEmpty()) {
      System.err.println("Findings in " + findings + "; the inputs are under target/fuzz.");
      System.exit(1);
    }
  }

  /** Returns whether nothing was found. */
  private boolean fuzz(int seconds) throws IOException, InterruptedException {
    Path found = Files.createDirectories(work.resolve("found"));
    Path seeds = Files.createDirectories(work.resolve("seeds"));
    int count = 0;
    for (byte[] seed : target.seeds().get()) {
      Files.write(seeds.resolve(Integer.toString(count++)), seed);
    }
    System.out.println("Fuzzing " + target.name() + " for " + seconds + " seconds");
    List<String> options =
        List.of(
            "-max_total_time=" + seconds, "-print_final_stats=1", "-artifact_prefix=" + work + "/");
    Path log = work.resolve("fuzz.log");
    int exitCode = jazzer(log, seconds, options, found, archived, regressions, seeds);
    tell(log, exitCode == 0 ? "stat::number_of_executed_units" : "");
    return exitCode == 0;
  }

  /** Replaces the archive with a smallest set of inputs that reaches as much as all of them. */
  private void minimise() throws IOException, InterruptedException {
    Path merged = Files.createDirectories(work.resolve("merged"));
    Path log = work.resolve("merge.log");
    // How often a place is reached does not count here: that would keep several times as many.
    List<String> options = List.of("-merge=1", "-use_counters=0");
    Path[] folders = {merged, archived, work.resolve("found"), work.resolve("seeds")};
    if (jazzer(log, 0, options, folders) != 0) {
      tell(log, "");
      throw new IOException("the seeds of " + target.name() + " were not merged");
    }
    Map<String, byte[]> seeds = new HashMap<>();
    for (Path input : files(merged)) {
      seeds.put(input.getFileName().toString(), Files.readAllBytes(input));
    }
    corpus.replaceSeeds(target, seeds);
    System.out.println(
        "The archive of "
            + target.name()
            + " has "
            + seeds.size()
            + " seeds now; FuzzCorpusTest expects their number");
  }

  private int jazzer(Path log, int seconds, List<String> options, Path... folders)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), JAZZER));
    command.add("--target_class=" + target.type().getName());
    if (!target.args().isEmpty()) {
      command.add("--target_args=" + String.join(" ", target.args()));
    }
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
      process.descendants().forEach(ProcessHandle::destroyForcibly);
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
