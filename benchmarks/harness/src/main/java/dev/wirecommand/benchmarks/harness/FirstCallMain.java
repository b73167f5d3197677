package dev.wirecommand.benchmarks.harness;

import dev.wirecommand.benchmarks.harness.Contender.Handlers;
import java.util.List;

/** The first call of a JVM in which server and client are started: {@code FirstCallMain CLASS}. */
public final class FirstCallMain {
  private FirstCallMain() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Console.contender(args[0]);
    Contender.Server server = contender.serve(Handlers.DIRECT);
    Contender.Client client = contender.newClient(server.port());
    new Load(List.of(client.connect()), 1, Size.SMALL).run(0);
    new Console().say("answered");
    System.exit(0);
  }
}
