package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;

/** A server with as many commands as the system property {@code benchmarks.commands} says. */
public final class ManyCommandsContender implements Contender {
  @Override
  public Server serve(Handlers handlers) throws IOException {
    return new WireCommandContender()
        .listen(new ManyCommands(Integer.getInteger("benchmarks.commands", 1)));
  }

  @Override
  public Client newClient(int port) {
    return new WireCommandContender().newClient(port);
  }
}
