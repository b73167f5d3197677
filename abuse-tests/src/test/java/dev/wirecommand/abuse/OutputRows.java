package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.arg;

import dev.wirecommand.cbor.CborWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Rows about a peer that does not read what it has asked for. */
final class OutputRows {
  private OutputRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(12, "failing commands in a loop, whose errors are not read")
            .heldBy("server.OutputQueue", "isFull", 0)
            .expects("stopped")
            .plays(attackers -> unread(attackers, "refuse", arg("message", "m".repeat(30_000)))),
        Row.of(12, "large answers that are not read")
            .heldBy("server.RunningHandlers", "hasRoom", 1)
            // Those of 24 handlers, each in two regions of the garbage collector.
            .expects("less than 56 MiB", "no error")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect().patience(1_000);
                  Usage before = attackers.look().usage();
                  int logged = attackers.server().log().length();
                  abuser.repeat(
                      100, i -> abuser.request(1 + 2 * i, "answer", arg("bytes", 1 << 20), 0));
                  long more = growth(attackers, before);
                  String log = attackers.server().log().substring(logged);
                  return (more < 56 ? "less than 56 MiB" : "more than " + more + " MiB")
                      + (log.contains("OutOfMemoryError") ? log : "no error");
                }));
  }

  /**
   * Returns by how many MiB the use of memory has grown, once it has not grown for three seconds.
   */
  private static long growth(Attackers attackers, Usage before) {
    long most = 0;
    for (int still = 0; still < 10; still++) {
      ServerUnderAttack.sleep(300);
      Usage now = attackers.look().usage();
      long more = now.heap() + now.direct() - before.heap() - before.direct() >> 20;
      if (more > most) {
        most = more;
        still = 0;
      }
    }
    return most;
  }

  private static String unread(Attackers attackers, String command, Consumer<CborWriter> args)
      throws IOException {
    Abuser abuser = attackers.connect().patience(2_000);
    boolean stopped = abuser.repeat(5_000, i -> abuser.request(1 + 2 * i, command, args, 0));
    return stopped ? "stopped" : "took all";
  }
}
