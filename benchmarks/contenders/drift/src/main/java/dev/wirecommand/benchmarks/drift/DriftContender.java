package dev.wirecommand.benchmarks.drift;

import dev.wirecommand.benchmarks.harness.Contender;

/** Thrift in frames and its binary protocol, which are Drift's defaults. */
public final class DriftContender implements Contender {
  @Override
  public Server serve(Handlers handlers) {
    return new ListeningServer(
        handlers == Handlers.DIRECT ? new DirectLookup() : new BlockingLookup());
  }

  @Override
  public Client newClient(int port) {
    return new PooledClient(port);
  }
}
