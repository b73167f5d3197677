package dev.wirecommand.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A server on which rows are played, one after the other. For each row, it measures what the server
 * uses before and afterwards, and how long a good client waits.
 */
final class Siege implements AutoCloseable {
  private static final long MIB = 1 << 20;

  /** How many times slower the slowest call may be than without an abuser. */
  private static final int SLOWER = 50;

  /**
   * How slow a call may be in any case. The abuser, the server and its collections of garbage share
   * the processors of the machine with whatever else runs, and that may change at any time.
   */
  private static final Duration FLOOR = Duration.ofSeconds(5);

  /** As many connections as a server has event loops, which it starts one by one. */
  private static final int EVENT_LOOPS = 2 * Runtime.getRuntime().availableProcessors();

  private static final int RETRIES = 5;

  private static final long PATIENCE_MILLIS = 10_000;

  /** How long an abuser waits for a server without a guard, which may say nothing. */
  private static final long SHORT_PATIENCE_MILLIS = 5_000;

  private final ServerUnderAttack server;

  /** How long the slowest call of the good client may take. */
  private final Duration bound;

  private Siege(ServerUnderAttack server, Duration bound) {
    this.server = server;
    this.bound = bound;
  }

  /** Starts a server, has it load its classes, and finds out how fast it is. */
  static Siege of(Over over, Map<Setting, Long> settings) throws Exception {
    ServerUnderAttack server = new ServerUnderAttack(over, settings, null);
    for (int i = 0; i < EVENT_LOOPS; i++) {
      try (CommandClient client = connectPatiently(server);
          CommandClient control = server.control()) {
        warmUp(new AbusedCommandsClient(client).with(ServerUnderAttack.PATIENT));
        new AbusedCommandsClient(control).with(ServerUnderAttack.PATIENT).usage();
      }
    }
    try (GoodClient alone = new GoodClient(server.connect())) {
      alone.awaitCalls(300);
      Duration slowest = alone.finish().multipliedBy(SLOWER);
      return new Siege(server, slowest.compareTo(FLOOR) < 0 ? FLOOR : slowest);
    } catch (Throwable e) {
      server.close();
      throw e;
    }
  }

  /**
   * Connects to a server, whose first TLS handshakes may take longer on a loaded machine than both
   * sides wait.
   */
  private static CommandClient connectPatiently(ServerUnderAttack server) throws IOException {
    for (int i = 0; i < RETRIES; i++) {
      try {
        return server.connect();
      } catch (IOException e) {
        // The server has loaded more classes of TLS meanwhile.
      }
    }
    return server.connect();
  }

  /** Has the server load the classes that it needs, and start what an event loop needs. */
  private static void warmUp(AbusedCommandsClient client) throws IOException {
    for (int i = 0; i < 10; i++) {
      client.echo(i);
      client.echoAtOnce(i);
      client.length("text");
      client.upload(new ByteArrayInputStream(new byte[100_000]));
      client.download(100_000).readAllBytes();
    }
  }

  /** Plays a row, and checks all that must hold. */
  void play(Row row) throws Exception {
    server.awaitHandshakes();
    Usage before = usage();
    try (GoodClient good = new GoodClient(server.connect())) {
      good.awaitCalls(100);
      String said;
      try (Attackers attackers = new Attackers(server, PATIENCE_MILLIS)) {
        said = row.script().play(attackers);
        // What the abuser holds is still held.
        good.awaitCalls(100);
      }
      assertThat(row.unheard(said)).as("missing in: %s", said).isEmpty();
      assertThat(good.finish()).isLessThan(bound);
    }
    awaitUsage(before);
  }

  /**
   * Plays rows side by side, as they wait for deadlines. The measures are of all together.
   *
   * @param patienceMillis how long an abuser waits for the server
   */
  void playTogether(List<Row> rows, long patienceMillis) throws Exception {
    Usage before = usage();
    Map<Row, CompletableFuture<String>> played = new LinkedHashMap<>();
    try (GoodClient good = new GoodClient(server.connect())) {
      try (Attackers attackers = new Attackers(server, patienceMillis)) {
        for (Row row : rows) {
          played.put(row, playBeside(row, attackers));
        }
        for (CompletableFuture<String> said : played.values()) {
          said.join();
        }
        good.awaitCalls(100);
      }
      assertThat(missing(played)).isEmpty();
      assertThat(good.finish()).isLessThan(bound);
    }
    awaitUsage(before);
  }

  private static CompletableFuture<String> playBeside(Row row, Attackers attackers) {
    CompletableFuture<String> said = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                said.complete(row.script().play(attackers));
              } catch (Throwable e) {
                said.completeExceptionally(e);
              }
            },
            row.toString());
    thread.setDaemon(true);
    thread.start();
    return said;
  }

  private static List<String> missing(Map<Row, CompletableFuture<String>> played) {
    List<String> missing = new ArrayList<>();
    played.forEach(
        (row, said) -> {
          List<String> texts = row.unheard(said.join());
          if (!texts.isEmpty()) {
            missing.add(row + " misses " + texts + " in: " + said.join());
          }
        });
    return missing;
  }

  /**
   * Returns whether a row fails on a server without its guard: whether something is missing in what
   * the server says, the good client loses a call or waits too long, or the server runs out of
   * memory.
   */
  static boolean needsGuard(Over over, Row row) throws Exception {
    Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    if (row.waits()) {
      settings.putAll(DeadlineRows.SHORT);
    }
    settings.putAll(row.settings());
    Mutation mutation = null;
    if (row.guard() instanceof Guard.Raised raised) {
      settings.putAll(raised.settings());
    } else if (row.guard() instanceof Guard.Changed changed) {
      mutation = changed.mutation();
    }
    try (Siege siege = new Siege(new ServerUnderAttack(over, settings, mutation), FLOOR)) {
      return !siege.isHeld(row);
    }
  }

  private boolean isHeld(Row row) throws Exception {
    long patience = row.waits() ? 3 * SHORT_PATIENCE_MILLIS : SHORT_PATIENCE_MILLIS;
    try (GoodClient good = new GoodClient(server.connect());
        Attackers attackers = new Attackers(server, patience)) {
      String said = row.script().play(attackers);
      if (!row.unheard(said).isEmpty()) {
        return false;
      }
      good.awaitCalls(100);
      good.finish();
      return true;
    } catch (AssertionError | IOException | CommandException e) {
      return false;
    }
  }

  private Usage usage() throws IOException {
    try (CommandClient client = server.control()) {
      return new AbusedCommandsClient(client).with(ServerUnderAttack.PATIENT).usage();
    }
  }

  /** Waits until the server uses no more than before. */
  private void awaitUsage(Usage before) throws IOException {
    Usage now = usage();
    for (int i = 0; i < 50 && !isSimilar(now, before); i++) {
      ServerUnderAttack.sleep(200);
      now = usage();
    }
    assertThat(isSimilar(now, before)).as("uses %s, and before %s", now, before).isTrue();
  }

  private static boolean isSimilar(Usage now, Usage before) {
    return now.heap() + now.direct() <= before.heap() + before.direct() + 4 * MIB
        && now.threads() <= before.threads() + 3
        && now.files() <= before.files() + 3;
  }

  @Override
  public void close() {
    server.close();
  }
}
