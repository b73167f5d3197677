package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contender's server and client, each in its JVM. */
final class Pair implements AutoCloseable {
  private final Worker server;
  private final Worker client;
  private boolean warm;

  private Pair(Worker server, Worker client) {
    this.server = server;
    this.client = client;
  }

  /**
   * Starts both.
   *
   * @param serverCommand runs the server
   * @param clientCommand runs the client, once the port is added to it
   * @param logs the name of their logs, without what tells them apart
   */
  static Pair start(List<String> serverCommand, List<String> clientCommand, Path logs)
      throws IOException, WorkerException, InterruptedException {
    Worker server =
        Worker.start(serverCommand, logs.resolveSibling(logs.getFileName() + "-server.log"));
    try {
      String port = server.answer();
      List<String> command = new ArrayList<>(clientCommand);
      command.add(port);
      Worker client =
          Worker.start(command, logs.resolveSibling(logs.getFileName() + "-client.log"));
      try {
        client.answer();
        return new Pair(server, client);
      } catch (WorkerException | InterruptedException e) {
        client.close();
        throw e;
      }
    } catch (IOException | WorkerException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  Worker server() {
    return server;
  }

  Worker client() {
    return client;
  }

  /** Whether this was never asked before. */
  boolean isCold() {
    boolean cold = !warm;
    warm = true;
    return cold;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
