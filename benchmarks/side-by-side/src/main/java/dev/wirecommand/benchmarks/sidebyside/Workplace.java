package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The project's folder: where the contenders are, and where results go.
 *
 * @param root the project's folder
 */
record Workplace(Path root) {
  static final String OWN = "dev.wirecommand.benchmarks.wirecommand.";

  /** Returns the folder that the start script names. */
  static Workplace current() {
    return new Workplace(Path.of(System.getProperty("wirecommand.root", "")).toAbsolutePath());
  }

  private Path benchmarks() {
    return root.resolve("benchmarks");
  }

  ClassPath classPath(Contender contender) {
    return ClassPath.ofModule(benchmarks().resolve("contenders").resolve(contender.module()));
  }

  /** Returns the folder for results that are not kept. */
  Path drafts() {
    return benchmarks().resolve("side-by-side").resolve("target");
  }

  /** Returns the file for results, kept or not. */
  Path results(boolean kept, String name) {
    Path folder = kept ? benchmarks().resolve("results") : drafts();
    return folder.resolve(name + ".json");
  }

  /** Returns the page that shows the results. */
  Path page() {
    return root.resolve("docs").resolve("performance.md");
  }

  /** Returns the file for a JVM's standard error. */
  Path log(String name) {
    return drafts().resolve("logs").resolve(name);
  }

  /** Starts a contender's server and client. */
  Pair start(Contender contender, Setup setup)
      throws IOException, Worker.FailedException, InterruptedException {
    List<String> properties = new ArrayList<>();
    properties.add("-Dbenchmarks.wire=" + setup.wire().argument());
    if (setup.windows()) {
      properties.add("-Dbenchmarks.windows=true");
    }
    ClassPath path = classPath(contender);
    switch (setup.wire()) {
      case TCP -> {}
      case UNIX -> properties.add("-Dbenchmarks.socket=" + socket());
      case TLS -> properties.add("-Dbenchmarks.tls=" + tlsFiles());
      case OPENSSL -> {
        properties.add("-Dbenchmarks.tls=" + tlsFiles());
        path = path.withOpenSsl();
      }
    }
    String className = contender.className();
    return Pair.start(
        path.harness(properties, "ServerMain", className, setup.handlers().argument()),
        path.harness(properties, "ClientMain", className),
        log(contender.id() + '-' + setup.id()));
  }

  /** Returns the path for a socket, which may not be longer than some 100 bytes. */
  private static Path socket() throws IOException {
    Path folder = Files.createTempDirectory("wirecommand");
    Path socket = folder.resolve("benchmark.socket");
    // The last of these is deleted first.
    folder.toFile().deleteOnExit();
    socket.toFile().deleteOnExit();
    return socket;
  }

  private Path tlsFiles() throws IOException, InterruptedException {
    Path folder = drafts().resolve("tls-" + ProcessHandle.current().pid());
    if (!Files.exists(folder)) {
      TlsFiles.write(Files.createDirectories(folder));
    }
    return folder;
  }

  /** Starts WireCommand with a server that has this many commands. */
  Pair startWithCommands(Contender contender, long count)
      throws IOException, Worker.FailedException, InterruptedException {
    ClassPath path = classPath(contender);
    return Pair.start(
        path.command(
            List.of("-Dbenchmarks.commands=" + count),
            "dev.wirecommand.benchmarks.harness.ServerMain",
            OWN + "ManyCommandsContender",
            Setup.Handlers.DIRECT.argument()),
        path.harness("ClientMain", contender.className()),
        log("commands-" + count));
  }

  /** Starts WireCommand with commands whose arguments and streams have any length. */
  Pair startWithLengths(Contender contender)
      throws IOException, Worker.FailedException, InterruptedException {
    return Pair.startWithLengths(classPath(contender), log("growth"));
  }
}
