package dev.wirecommand.benchmarks.armeria;

import dev.wirecommand.benchmarks.harness.Contender;

/** JSON over HTTP/2. */
public final class ArmeriaContender implements Contender {
  @Override
  public Server serve(Handlers handlers) {
    return new ArmeriaServer(
        handlers == Handlers.DIRECT ? new LookupService() : new BlockingLookupService());
  }

  @Override
  public Client newClient(int port) {
    return new Client() {
      @Override
      public Connection connect() {
        return new ArmeriaConnection(port);
      }

      @Override
      public void close() {}
    };
  }
}
