package dev.wirecommand.sample;

import dev.wirecommand.nio.NioServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves a Git repository on the loopback interface until the process is asked to stop, for example
 * by SIGTERM. Then it drains, for ten seconds at most, and closes.
 */
public final class SampleServer {
  /** How long requests in progress may take after the server was asked to stop. */
  private static final Duration DRAIN_TIME = Duration.ofSeconds(10);

  private SampleServer() {}

  /**
   * Runs the server. When it accepts connections, it prints one line that ends with the address.
   *
   * @param arguments {@code [--port N] [PATH]}: the port, by default any free one; the path of a
   *     repository, by default the one around the working directory, or else a temporary one
   */
  public static void main(String[] arguments) {
    int status =
        new Program("sample-server", System.out, System.err)
            .run(List.of(arguments), given -> serve(given, Path.of(""), System.out));
    if (status != 0) {
      System.exit(status);
    }
  }

  private static void serve(Arguments given, Path workingDirectory, PrintStream out)
      throws NoRepositoryException, IOException {
    try (SampleRepository repository = given.openRepository(workingDirectory);
        WireServer server = commandsOf(repository);
        NioServer listening = NioServer.bind(server, given.port())) {
      Thread serving = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> interruptAndJoin(serving)));
      out.println("Serving " + repository.description() + " at " + shown(listening.address()));
      awaitInterrupt();
      boolean unused = listening.drain(DRAIN_TIME);
    } catch (InterruptedException e) {
      // A second interrupt ends the drain, and everything is closed.
    }
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // The process has been asked to stop.
    }
  }

  /** Creates a server for a repository that is not connected to a transport yet. */
  static WireServer commandsOf(SampleRepository repository) {
    return WireServer.builder()
        .dispatch(new GitCommandsDispatch(new GitCommands(repository.git())))
        .build();
  }

  static String shown(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static void interruptAndJoin(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
