package dev.wirecommand.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.netty.NettyClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Some clients use one server for a while, with cancels, deadlines and disconnects at random. They
 * are stopped and continued at random, and some are killed. Afterwards all books balance.
 */
class SoakTest {
  private static final int CLIENTS = 4;
  private static final int CONNECTIONS = 32;

  /** {@code -Dsoak.minutes} makes it longer. */
  private static final long MILLIS =
      System.getProperty("soak.minutes") == null ? 5_000 : Long.getLong("soak.minutes") * 60_000;

  private static final int TRIES = 600;
  private static final int MILLIS_OF_A_TRY = 200;

  /** {@code -Dsoak.seed} repeats the choices of a run, as far as time allows. */
  private final long seed = Long.getLong("soak.seed", new Random().nextLong(1L << 40));

  private final Random random = new Random(seed);
  private final List<ClientProcess> clients = new ArrayList<>();
  private long started;
  private int stops;
  private int kills;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void booksBalance() throws Exception {
    System.out.println("soak: -Dsoak.seed=" + seed);
    try (ServerProcess server = new ServerProcess(SoakServer.class, "-Xmx128m")) {
      Books before = booksAfterWarmUp(server);
      List<String> lines = soak(server);
      Books after = awaitRest(server, before);
      System.out.printf("soak: %d stops, %d kills, %s, %s%n", stops, kills, lines, after);
      assertThat(lines).as("seed %d", seed).allMatch(ClientBooks::isGood);
      assertThat(stops).as("seed %d", seed).isPositive();
      assertThat(isAtRest(after, before))
          .as("seed %d: %s, before %s", seed, after, before)
          .isTrue();
      assertThat(after.answered()).isPositive();
      assertThat(after.failed()).isPositive();
      assertThat(after.cancelled()).isPositive();
    } finally {
      clients.forEach(ClientProcess::close);
    }
  }

  private List<String> soak(ServerProcess server) throws IOException, InterruptedException {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(start(server));
    }
    // The clock only says how long the clients go on; nothing is compared with it.
    long end = System.nanoTime() + MILLIS * 1_000_000;
    int late = 0;
    while (System.nanoTime() - end < 0 || (late++ < TRIES && !hasSeenAll(server))) {
      Thread.sleep(random.nextInt(500));
      int which = random.nextInt(CLIENTS);
      ClientProcess client = clients.get(which);
      client.signal("STOP");
      stops++;
      Thread.sleep(random.nextInt(1500));
      if (random.nextInt(20) == 0) {
        client.signal("KILL");
        kills++;
        clients.set(which, start(server));
      } else {
        client.signal("CONT");
      }
    }
    List<String> lines = new ArrayList<>();
    for (ClientProcess client : clients) {
      lines.add(client.end());
    }
    return lines;
  }

  /** Tells whether calls have ended in all ways, which takes its time on a loaded machine. */
  private static boolean hasSeenAll(ServerProcess server) throws IOException {
    Books books = books(server);
    return books.answered() > 0 && books.failed() > 0 && books.cancelled() > 0;
  }

  private ClientProcess start(ServerProcess server) throws IOException {
    return new ClientProcess(server.address().getPort(), seed + started++);
  }

  /** The server makes its event loops, with their threads and files, for the first connections. */
  private static Books booksAfterWarmUp(ServerProcess server) throws IOException {
    List<CommandClient> warm = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      warm.add(NettyClient.connect(server.address(), SoakClient.options().build()));
    }
    warm.forEach(CommandClient::close);
    return books(server);
  }

  private static Books books(ServerProcess server) throws IOException {
    try (CommandClient client =
        NettyClient.connect(server.address(), SoakClient.options().build())) {
      return new SoakCommandsClient(client).books();
    }
  }

  /** Asks for the books until they show a server at rest, or many times. */
  private static Books awaitRest(ServerProcess server, Books before)
      throws IOException, InterruptedException {
    Books books = books(server);
    for (int i = 0; i < TRIES && !isAtRest(books, before); i++) {
      Thread.sleep(MILLIS_OF_A_TRY);
      books = books(server);
    }
    return books;
  }

  /** Tells whether only the call for the books runs, and nothing is held. */
  private static boolean isAtRest(Books books, Books before) {
    return books.running() == 1
        && books.connections() == 1
        && books.streams() == 0
        && books.waiting() == 0
        && books.held() == 0
        && books.threads() <= before.threads() + SoakServer.THREADS
        && books.files() <= before.files();
  }
}
