package dev.wirecommand.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.jvm.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SoakClient} in a JVM of its own, which can be stopped and continued. */
final class ClientProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 120;

  private final Process process;
  private final BufferedReader out;

  ClientProcess(int port, long seed) throws IOException {
    List<String> command = ServerProcess.command(SoakClient.class, List.of("-Xmx96m"));
    command = new ArrayList<>(command);
    command.addAll(List.of(Integer.toString(port), Long.toString(seed)));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(UTF_8);
    if (!SoakClient.RUNNING.equals(out.readLine())) {
      throw new IOException("the client did not start");
    }
  }

  /** Sends a signal, by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Ends the client in an orderly way, and returns its books. */
  String end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    String line = out.readLine();
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      throw new AssertionError("the client does not end");
    }
    return String.valueOf(line);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
