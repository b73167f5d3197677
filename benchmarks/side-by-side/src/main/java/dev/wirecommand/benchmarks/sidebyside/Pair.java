package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Setup.Handlers;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contender's server and client, each in its JVM, and what is measured on them. */
final class Pair implements AutoCloseable {
  /** The direction of a transfer. */
  enum Way {
    DOWNLOAD,
    UPLOAD
  }

  private static final long TRANSFER_BYTES = 256L << 20;
  private static final int FIRST_CONNECTIONS = 16;
  private static final int IDLE_CONNECTIONS = 1000;
  private static final String FEW_CALLS = "load 1 SMALL 20";
  private static final double NANOS = 1e9;
  private static final double NANOS_OF_A_MICRO = 1e3;

  private final Worker server;
  private final Worker client;
  private final Map<String, WarmUp> warmUps = new HashMap<>();
  private String connected = "";

  private Pair(Worker server, Worker client) {
    this.server = server;
    this.client = client;
  }

  /**
   * Starts the harness's server and client of a contender.
   *
   * @param logs the name of the logs, to which the side is added
   */
  static Pair start(ClassPath path, String className, Handlers handlers, Path logs)
      throws IOException, FailedException, InterruptedException {
    return start(
        path.harness("ServerMain", className, handlers.argument()),
        path.harness("ClientMain", className),
        logs);
  }

  /** Starts WireCommand with commands whose arguments and streams have any length. */
  static Pair startWithLengths(ClassPath path, Path logs)
      throws IOException, FailedException, InterruptedException {
    return start(
        path.harness("ServerMain", Workplace.OWN + "GrowthContender", Handlers.DIRECT.argument()),
        path.command(List.of(), Workplace.OWN + "GrowthClientMain"),
        logs);
  }

  /**
   * Starts both.
   *
   * @param serverCommand runs the server
   * @param clientCommand runs the client, once the port is added to it
   * @param logs the name of the logs, to which the side is added
   */
  static Pair start(List<String> serverCommand, List<String> clientCommand, Path logs)
      throws IOException, FailedException, InterruptedException {
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
      } catch (FailedException | InterruptedException e) {
        client.close();
        throw e;
      }
    } catch (IOException | FailedException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /** Tells whether it was warmed up on a pattern. */
  boolean isWarm(String pattern) {
    return warmUps.containsKey(pattern);
  }

  /** Returns the best rate that any pattern had at the end of its warm-up. */
  double bestRate() {
    return warmUps.values().stream().mapToDouble(WarmUp::rate).max().orElse(0);
  }

  /** Warms up on a pattern whose connections are open. */
  WarmUp warmUp(String pattern, WarmUp.Window window) throws FailedException, InterruptedException {
    WarmUp.Bounds bounds = warmUps.isEmpty() ? WarmUp.Bounds.COLD : WarmUp.Bounds.WARM;
    WarmUp warmUp = WarmUp.run(window, bounds);
    warmUps.put(pattern, warmUp);
    return warmUp;
  }

  /**
   * Opens the connections of a pattern, in place of those of any other pattern.
   *
   * @return whether they were not open before
   */
  boolean connect(String pattern, int connections) throws FailedException, InterruptedException {
    if (connected.equals(pattern)) {
      return false;
    }
    client.ask("close");
    connect(connections);
    connected = pattern;
    return true;
  }

  /** Opens connections, in addition to the open ones. */
  void connect(int connections) throws FailedException, InterruptedException {
    client.ask("connect " + connections);
  }

  /**
   * Makes calls without measuring anything else than their rate.
   *
   * @param work the client's command without the time
   * @return the calls a second
   */
  double rate(String work, long millis) throws FailedException, InterruptedException {
    long[] answer = client.askNumbers(work + ' ' + millis);
    return answer[0] * NANOS / answer[1];
  }

  /**
   * Measures calls on all connections.
   *
   * @param work the client's command without the time
   */
  Slice load(String work, long millis) throws FailedException, InterruptedException {
    long[] serverBefore = server.askNumbers("usage");
    long[] clientBefore = client.askNumbers("usage");
    long[] answer = client.askNumbers(work + ' ' + millis);
    long[] serverAfter = server.askNumbers("usage");
    long[] clientAfter = client.askNumbers("usage");
    double calls = answer[0];
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.CALLS, calls / answer[1] * NANOS);
    values.put(Measure.P50, answer[2] / NANOS_OF_A_MICRO);
    values.put(Measure.P99, answer[3] / NANOS_OF_A_MICRO);
    values.put(Measure.P999, answer[4] / NANOS_OF_A_MICRO);
    double serverCpu = (serverAfter[0] - serverBefore[0]) / NANOS_OF_A_MICRO / calls;
    double clientCpu = (clientAfter[0] - clientBefore[0]) / NANOS_OF_A_MICRO / calls;
    values.put(Measure.CPU, serverCpu + clientCpu);
    values.put(Measure.SERVER_CPU, serverCpu);
    values.put(Measure.CLIENT_CPU, clientCpu);
    values.put(Measure.SERVER_ALLOCATED, (serverAfter[1] - serverBefore[1]) / calls);
    values.put(Measure.CLIENT_ALLOCATED, (clientAfter[1] - clientBefore[1]) / calls);
    return new Slice(values);
  }

  /**
   * Transfers streams of 256 MiB, one after the other, for at least this long. One stream is over
   * so soon that it may fall between two turns of the operating system's scheduler.
   *
   * @return the bytes a second
   */
  double transfer(Way way, long atLeastMillis) throws FailedException, InterruptedException {
    String command = way.name().toLowerCase(Locale.ROOT) + ' ' + TRANSFER_BYTES;
    long least = TimeUnit.MILLISECONDS.toNanos(atLeastMillis);
    double bytes = 0;
    long nanos = 0;
    while (nanos < least) {
      nanos += client.askNumbers(command)[0];
      bytes += TRANSFER_BYTES;
    }
    return bytes / (nanos / NANOS);
  }

  /** Returns the bytes of the server's heap that one idle connection takes. For fresh pairs. */
  double heapOfAConnection() throws FailedException, InterruptedException {
    // The first connections create what a server has once, or once for each thread.
    connect(FIRST_CONNECTIONS);
    client.ask(FEW_CALLS);
    long before = server.askNumbers("heap")[0];
    connect(IDLE_CONNECTIONS);
    client.ask(FEW_CALLS);
    long after = server.askNumbers("heap")[0];
    return (after - before) / (double) IDLE_CONNECTIONS;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /** The pairs that run, one for each contender. A pair is started when it is first needed. */
  static final class Pool implements AutoCloseable {
    /** A way to start a contender's pair. */
    interface Starter {
      Pair start(Contender contender) throws IOException, FailedException, InterruptedException;
    }

    private final Starter starter;
    private final Map<Contender, Pair> running = new EnumMap<>(Contender.class);

    Pool(Starter starter) {
      this.starter = starter;
    }

    Pair of(Contender contender) throws IOException, FailedException, InterruptedException {
      Pair pair = running.get(contender);
      if (pair == null) {
        pair = starter.start(contender);
        running.put(contender, pair);
      }
      return pair;
    }

    /** Ends a pair that failed. A new one is started if the contender is needed again. */
    void discard(Contender contender) {
      Pair pair = running.remove(contender);
      if (pair != null) {
        pair.close();
      }
    }

    @Override
    public void close() {
      running.values().forEach(Pair::close);
      running.clear();
    }
  }
}
