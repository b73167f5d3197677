package dev.wirecommand.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays each {@link Attack} on one connection of a server with little memory and default settings,
 * while a client calls on another connection. {@code -Dabuse.attacks} says how often each is
 * played, and {@code -Dabuse.attack} names the only one that is.
 */
class AttacksTest {
  private static final int TIMES = Integer.getInteger("abuse.attacks", 2);
  private static final int MIB = 1 << 20;
  private static final CallOptions PATIENT = ServerUnderAttack.PATIENT;

  private static ServerUnderAttack server;

  @BeforeAll
  static void start() throws IOException {
    server = new ServerUnderAttack();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Attack> attacks() {
    String only = System.getProperty("abuse.attack");
    return only == null ? List.of(Attack.values()) : List.of(Attack.valueOf(only));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void leavesTheServerToTheOthers(Attack attack) throws Exception {
    try (CommandClient connection = server.connect()) {
      AbusedCommandsClient client = new AbusedCommandsClient(connection).with(PATIENT);
      Usage before = client.usage();
      for (int i = 0; i < TIMES; i++) {
        play(attack, client);
      }
      // A client that comes later is served too.
      try (CommandClient later = server.connect()) {
        assertThat(new AbusedCommandsClient(later).with(PATIENT).echo(1)).isEqualTo(1);
      }
      assertThat(heapSoonUnder(before.heap() + 4 * MIB, client)).isTrue();
    }
  }

  private static void play(Attack attack, AbusedCommandsClient client) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Abuser abuser = new Abuser(server.wire(), 1_000);
    Thread attacker =
        new Thread(
            () -> {
              try {
                attack.play(abuser);
                abuser.flush();
              } catch (IOException e) {
                // The server reads nothing more, or has closed the connection.
              } finally {
                over.set(true);
              }
            });
    attacker.start();
    int calls = 0;
    while (!over.get() || calls < 100) {
      assertThat(client.echo(calls)).isEqualTo(calls);
      assertThat(client.echoAtOnce(calls)).isEqualTo(calls);
      calls++;
    }
    attacker.join();
    // What the abuser holds is still held.
    assertThat(client.echo(-1)).isEqualTo(-1);
    abuser.close();
  }

  /** Returns whether the server uses less heap than a bound within ten seconds. */
  private static boolean heapSoonUnder(long bound, AbusedCommandsClient client)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (client.usage().heap() < bound) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
