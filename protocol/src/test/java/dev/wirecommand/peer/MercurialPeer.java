package dev.wirecommand.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Mercurial, run as a program that makes frames of their text form and sends them as the body of an
 * HTTP request, and the server that records the body.
 *
 * <p>It runs without any configuration of the user or the system, and in a folder of its own.
 */
final class MercurialPeer implements AutoCloseable {
  private static final String PROGRAM = "hg";
  private static final String COMMAND = "debugwireproto";

  /** A guard against a peer that hangs; no test relies on it. */
  private static final int LONGEST_RUN_SECONDS = 60;

  private final Path folder;
  private final BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();
  private final HttpServer server;

  private record Run(int exitCode, String output) {}

  /**
   * Starts the server.
   *
   * @param folder a folder to work in, which exists and is empty
   */
  MercurialPeer(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::record);
    server.start();
  }

  private void record(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /**
   * Tells why there is no such peer here.
   *
   * @return what is missing and what brings it, or null where nothing is
   */
  static @Nullable String missing(Path folder) throws IOException, InterruptedException {
    Run run;
    try {
      run = run(folder, "", PROGRAM, "help", COMMAND);
    } catch (IOException e) {
      return "the program '"
          + PROGRAM
          + "' is not installed; the Debian package 'mercurial' brings it";
    }
    if (run.exitCode != 0 || !run.output.contains("\"frame <type> <flags> <payload>\"")) {
      return "the program '"
          + PROGRAM
          + "' that is installed cannot send frames with '"
          + COMMAND
          + "'; Mercurial 6.3.2, as in the package 'mercurial' of Debian 12, can";
    }
    return null;
  }

  /**
   * Has the peer make frames.
   *
   * @param lines their text forms, at least one
   * @return the frames' bytes, one after the other
   * @throws AssertionError if the peer fails; the message holds what it said
   */
  byte[] frames(List<String> lines) throws IOException, InterruptedException {
    StringBuilder input = new StringBuilder("httprequest POST frames\n");
    lines.forEach(line -> input.append("    frame ").append(line).append('\n'));
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    bodies.clear();
    Run run = run(folder, input.toString(), PROGRAM, COMMAND, "--peer", "raw", url);
    byte[] body = bodies.poll();
    if (run.exitCode != 0 || body == null) {
      throw new AssertionError(
          "the peer ended with " + run.exitCode + " and sent no frames; it says: " + run.output);
    }
    return body;
  }

  private static Run run(Path folder, String input, String... command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(folder.resolve("input"), input, StandardCharsets.UTF_8);
    Path out = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectInput(in.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HG") || name.endsWith("_proxy"));
    environment.keySet().removeIf(name -> name.endsWith("_PROXY"));
    environment.putAll(
        Map.of("HGRCPATH", "", "HGPLAIN", "1", "HOME", folder.toString(), "no_proxy", "*"));
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the peer runs for more than " + LONGEST_RUN_SECONDS + " seconds");
      }
      return new Run(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1));
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
