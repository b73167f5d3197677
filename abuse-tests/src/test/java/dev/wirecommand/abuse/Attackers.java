package dev.wirecommand.abuse;

import dev.wirecommand.client.CommandClient;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * The connections of abusers to one server, and a look into the server. Safe for use by any thread.
 */
final class Attackers implements AutoCloseable {
  private final ServerUnderAttack server;
  private final long patienceMillis;
  private final CommandClient control;
  private final Queue<Abuser> open = new ConcurrentLinkedQueue<>();

  Attackers(ServerUnderAttack server, long patienceMillis) throws IOException {
    this.server = server;
    this.patienceMillis = patienceMillis;
    this.control = server.control();
  }

  ServerUnderAttack server() {
    return server;
  }

  long patienceMillis() {
    return patienceMillis;
  }

  /** Opens a connection of an abuser, which stays open until the end of the row. */
  Abuser connect() throws IOException {
    return on(server.wire());
  }

  /** Makes an abuser of a connection. */
  Abuser on(Wire wire) {
    Abuser abuser = new Abuser(wire, patienceMillis);
    open.add(abuser);
    return abuser;
  }

  /** Returns a client that looks into the server. */
  AbusedCommandsClient look() {
    return new AbusedCommandsClient(control).with(ServerUnderAttack.PATIENT);
  }

  /** Returns how many commands of abusers run now. */
  int running() {
    return look().counts().calls();
  }

  /** Waits until the commands of earlier rows have ended, and returns how many run now. */
  int runningAtRest() {
    return await(counts -> counts.calls() == 0).calls();
  }

  /**
   * Waits until no more commands of abusers run than at one time before.
   *
   * @return a line that says how many more run now
   */
  String runningBeyond(int before) {
    int more = await(counts -> counts.calls() <= before).calls() - before;
    return "\nrunning " + Math.max(0, more);
  }

  /** Waits until the server does what is asked for, and returns what it did last. */
  Counts await(Predicate<Counts> condition) {
    Counts counts = look().counts();
    for (int i = 0; i < patienceMillis / 20 && !condition.test(counts); i++) {
      ServerUnderAttack.sleep(20);
      counts = look().counts();
    }
    return counts;
  }

  @Override
  public void close() throws IOException {
    for (Abuser connection : open) {
      try {
        connection.close();
      } catch (IOException e) {
        // The server has closed it before.
      }
    }
    control.close();
  }
}
