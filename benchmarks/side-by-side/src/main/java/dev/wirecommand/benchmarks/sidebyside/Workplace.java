package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where the contenders are.
 *
 * @param root the project's folder
 */
record Workplace(Path root) {
  /** What the contenders' handlers may do. */
  enum Handlers {
    DIRECT,
    BLOCKING
  }

  /** Where the start script says. */
  static Workplace current() {
    return new Workplace(Path.of(System.getProperty("wirecommand.root", "")).toAbsolutePath());
  }

  Path benchmarks() {
    return root.resolve("benchmarks");
  }

  ClassPath classPath(Contender contender) {
    return new ClassPath(benchmarks().resolve("contenders").resolve(contender.module()));
  }

  /** Where what is not to be kept goes. */
  Path drafts() {
    return benchmarks().resolve("side-by-side").resolve("target");
  }

  /** The file for results: one that is kept, or a draft. */
  Path results(boolean kept, String name) {
    Path folder = kept ? benchmarks().resolve("results") : drafts();
    return folder.resolve(name + ".json");
  }

  /** The page that tells of the results. */
  Path page() {
    return root.resolve("docs").resolve("performance.md");
  }

  /** Where what a JVM prints besides answers goes. */
  Path log(String name) {
    return drafts().resolve("logs").resolve(name);
  }

  /** Starts a contender's server and client. */
  Pair start(Contender contender, Handlers handlers)
      throws IOException, WorkerException, InterruptedException {
    ClassPath path = classPath(contender);
    String name = contender.className();
    String how = handlers.name().toLowerCase(Locale.ROOT);
    List<String> server = Jvm.harness(path, "ServerMain", name, how);
    List<String> client = Jvm.harness(path, "ClientMain", name);
    return Pair.start(server, client, log(contender.id() + '-' + how));
  }
}
