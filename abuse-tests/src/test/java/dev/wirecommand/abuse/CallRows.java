package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.NOTHING;
import static dev.wirecommand.abuse.Abuser.arg;

import dev.wirecommand.cbor.CborWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Rows about calls and their answers. */
final class CallRows {
  private CallRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(10, "more calls than may run")
            .slow()
            .heldBy(Setting.RUNNING_COMMANDS)
            .expects("running 100")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  int before = attackers.runningAtRest();
                  call(abuser, 300, "never");
                  abuser.flush();
                  int running = attackers.await(now -> now.calls() >= before + 300).calls();
                  return "running " + (running - before);
                }),
        Row.of(10, "request, disconnect, repeat")
            .slow()
            .heldBy("server.ServerCalls", "cancelAll", 0)
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .expects("running 0")
            .plays(
                attackers -> {
                  int before = attackers.runningAtRest();
                  for (int i = 0; i < 20; i++) {
                    try (Abuser abuser = attackers.connect()) {
                      call(abuser, 10, "sleep");
                      abuser.flush();
                      attackers.look().echo(1);
                    }
                  }
                  return attackers.runningBeyond(before);
                }),
        Row.of(10, "request, disconnect, repeat, with handlers that ignore interrupts")
            .slow()
            .heldByDesign("handlers cannot be stopped; they are counted until they end")
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .expects("running 0")
            .plays(
                attackers -> {
                  int before = attackers.runningAtRest();
                  for (int i = 0; i < 10; i++) {
                    try (Abuser abuser = attackers.connect()) {
                      call(abuser, 4, "stubborn");
                      abuser.flush();
                      attackers.look().echo(1);
                    }
                  }
                  return attackers.runningBeyond(before);
                }),
        Row.of(11, "request, illegal frame, repeat")
            .heldBy("server.ServerCalls", "cancelAll", 0)
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .expects("protocol: request id 1 is active", "closed", "running 0")
            .plays(
                attackers -> {
                  int before = attackers.runningAtRest();
                  String said = "";
                  for (int i = 0; i < 20; i++) {
                    try (Abuser abuser = attackers.connect()) {
                      call(abuser, 10, "sleep");
                      abuser.request(1, "sleep");
                      said = abuser.listen();
                    }
                  }
                  return said + attackers.runningBeyond(before);
                }),
        Row.of(37, "a command that changes something, of a peer that may only read")
            .heldBy("server.CallAdmission", "authorize", 0)
            .over(Over.TCP, Over.TLS, Over.UNIX)
            .expects("refused 1: change: ", "answered 3")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "change", arg("number", 1), 0);
                  abuser.request(3, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1, 3);
                }),
        Row.of(38, "a handler that prints to standard output")
            .heldByDesign("standard output is replaced where the streams are claimed")
            .over(Over.STDIO)
            .expects("more", "answered 1", "answered 3")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "print", arg("text", "a\nforged\n"), 0);
                  abuser.request(3, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1, 3);
                }),
        Row.of(39, "a handler that throws")
            .heldByDesign("every failure is turned into an error in one place")
            .expects("refused 1: fail: internal error", "answered 3")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "fail");
                  abuser.request(3, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1, 3);
                }),
        Row.of(39, "a handler that hangs")
            .with(Setting.CALL_DEADLINE, 500)
            .heldBy(Setting.CALL_DEADLINE)
            .expects("refused 1: sleep: ", "deadline", "answered 3")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "sleep");
                  abuser.request(3, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1, 3);
                }),
        Row.of(40, "blocking calls, more than there are threads")
            .with(Setting.HANDLER_THREADS, 16)
            .heldBy("server.PooledHandlerExecutor", "forConnection", Mutation.THIS)
            // As many as the memory of the connection has room for answers of.
            .expects("running 24")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  int before = attackers.runningAtRest();
                  call(abuser, 1_000, "sleep");
                  abuser.flush();
                  return "running "
                      + (attackers.await(now -> now.calls() >= before + 24).calls() - before);
                }),
        Row.of(41, "failing calls in a loop")
            .heldBy(Setting.FAILURE_TRACES)
            .expects("internal error, one of too many to be logged", "a short log")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  int before = attackers.server().log().length();
                  for (int i = 0; i < 10; i++) {
                    call(abuser, 100, "fail");
                    for (int n = 0; n < 100; n++) {
                      abuser.read();
                    }
                  }
                  call(abuser, 1, "fail");
                  int more = attackers.server().log().length() - before;
                  return abuser.listenTo(1)
                      + (more < 50_000 ? "\na short log" : "\na log of " + more);
                }),
        Row.of(42, "calls and resets, with handlers that ignore interrupts")
            .heldBy("server.ServerCalls", "endUnlessRunning", 0)
            .with(Setting.HANDLER_THREADS, 8)
            .expects("running at most 4")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  int before = attackers.runningAtRest();
                  // They hold all threads that the connection may have.
                  for (int n = 0; n < 4; n++) {
                    abuser.request(1 + 4 * n, "stubborn");
                  }
                  abuser.flush();
                  Counts begun = attackers.await(now -> now.calls() >= before + 4);
                  for (int n = 0; n < 1_000; n++) {
                    int id = 1 + 4 * n;
                    if (n >= 4) {
                      abuser.request(id, "stubborn");
                    }
                    abuser.request(id + 2, "wirecommand.cancel", arg("request", id), 0);
                  }
                  abuser.flush();
                  abuser.patience(300).listen();
                  int running = attackers.running() - before;
                  return begun.calls() - before < 4
                      ? "did not begin"
                      : "running " + (running <= 4 ? "at most 4" : running);
                }),
        Row.of(42, "calls and resets, of stages that never complete")
            .slow()
            .heldBy("server.ServerCalls", "onCancelledLater", 0)
            .expects("running 0")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  int before = attackers.runningAtRest();
                  for (int n = 0; n < 100; n++) {
                    int id = 1 + 4 * n;
                    abuser.request(id, "never");
                    abuser.request(id + 2, "wirecommand.cancel", arg("request", id), 0);
                  }
                  abuser.flush();
                  // Their slots are free ten seconds after the cancel.
                  ServerUnderAttack.sleep(8_000);
                  return attackers.runningBeyond(before);
                }),
        Row.of(44, "describe in a loop")
            .heldByDesign("the description is encoded once, as its answer")
            .expects("few bytes")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "wirecommand.describe");
                  int length = abuser.read().payload().length;
                  long before = attackers.look().allocated();
                  for (int i = 0; i < 500; i++) {
                    abuser.request(3, "wirecommand.describe");
                    abuser.read();
                  }
                  long each = (attackers.look().allocated() - before) / 500;
                  return each < 4L * length ? "few bytes" : each + " bytes for " + length;
                }),
        Row.of(45, "handlers that run out of memory")
            .heldByDesign("an error of the virtual machine is caught where threads run")
            .expects("answered 99")
            .plays(attackers -> errors(attackers, "exhaust", 3, NOTHING)),
        Row.of(45, "handlers that overflow the stack")
            .heldByDesign("an error of the virtual machine is caught where threads run")
            .expects("answered 99")
            .plays(attackers -> errors(attackers, "recurse", 20, arg("depth", 0))));
  }

  static void call(Abuser abuser, int times, String command) throws IOException {
    for (int n = 0; n < times; n++) {
      abuser.request(1 + 2 * n, command);
    }
  }

  private static String errors(
      Attackers attackers, String command, int times, Consumer<CborWriter> args)
      throws IOException {
    Abuser abuser = attackers.connect();
    for (int i = 0; i < times; i++) {
      abuser.request(1 + 2 * i, command, args, 0);
    }
    abuser.request(99, "echo", arg("number", 1), 0);
    return abuser.listenTo(99);
  }
}
