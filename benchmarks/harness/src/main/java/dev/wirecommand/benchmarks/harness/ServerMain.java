package dev.wirecommand.benchmarks.harness;

import dev.wirecommand.benchmarks.harness.Contender.Handlers;
import java.util.Locale;

/** A contender's server: {@code ServerMain CLASS direct|blocking}. */
public final class ServerMain {
  private ServerMain() {}

  public static void main(String[] args) throws Exception {
    Console console = new Console();
    Handlers handlers = Handlers.valueOf(args[1].toUpperCase(Locale.ROOT));
    try (Contender.Server server = Console.contender(args[0]).serve(handlers)) {
      console.say(server.port());
      console.serve(
          words ->
              switch (words.get(0)) {
                case "usage" -> Console.usage();
                case "heap" -> Usage.heap();
                default -> throw new IllegalArgumentException(String.join(" ", words));
              });
    }
    System.exit(0);
  }
}
