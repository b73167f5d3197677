package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Workplace.Handlers;
import java.io.IOException;
import java.util.List;

/** Starts the pairs that curves need. */
final class GrowthPairs {
  private static final String OWN = "dev.wirecommand.benchmarks.wirecommand.";
  private static final String SERVER = "dev.wirecommand.benchmarks.harness.ServerMain";

  private final Workplace workplace;

  GrowthPairs(Workplace workplace) {
    this.workplace = workplace;
  }

  /** A contender as it is. */
  Pair lookups(Contender contender) throws IOException, WorkerException, InterruptedException {
    return workplace.start(contender, Handlers.DIRECT);
  }

  /** WireCommand with so many commands. */
  Pair commands(Contender contender, long count)
      throws IOException, WorkerException, InterruptedException {
    ClassPath path = workplace.classPath(contender);
    List<String> properties = List.of("-Dbenchmarks.commands=" + count);
    return Pair.start(
        Jvm.command(path, properties, SERVER, OWN + "ManyCommandsContender", "direct"),
        Jvm.harness(path, "ClientMain", contender.className()),
        workplace.log("commands-" + count));
  }

  /** WireCommand with commands of any length. */
  Pair growth(Contender contender) throws IOException, WorkerException, InterruptedException {
    ClassPath path = workplace.classPath(contender);
    return Pair.start(
        Jvm.harness(path, "ServerMain", OWN + "GrowthContender", "direct"),
        Jvm.command(path, List.of(), OWN + "GrowthClientMain"),
        workplace.log("growth"));
  }
}
