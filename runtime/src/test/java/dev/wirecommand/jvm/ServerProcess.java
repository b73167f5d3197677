package dev.wirecommand.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a JVM of its own, which listens on TCP. Its program prints the port, and serves until
 * its input ends.
 */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final InetSocketAddress address;

  /**
   * Starts a server, and waits until it listens.
   *
   * @param program the class with the main method
   * @param options the options of the JVM
   */
  public ServerProcess(Class<?> program, String... options) throws IOException {
    process =
        new ProcessBuilder(command(program, List.of(options)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(UTF_8);
    String port = out.readLine();
    if (port == null) {
      throw new IOException("the server did not start");
    }
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  /** Returns a command that starts a program of this class path. */
  public static List<String> command(Class<?> main, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // Netty loads a native library, for which later JDKs print a warning without this option.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Returns whether the process still runs; it ends if it runs out of memory. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
