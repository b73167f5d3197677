package dev.wirecommand.benchmarks.lsp4j;

import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;

/** JSON-RPC as language servers speak it. */
public final class Lsp4jContender implements Contender {
  @Override
  public Server serve(Handlers handlers) throws IOException {
    return new Lsp4jServer(handlers == Handlers.DIRECT ? new DirectLookup() : new BlockingLookup());
  }

  @Override
  public Client newClient(int port) {
    return new Client() {
      @Override
      public Connection connect() throws IOException {
        return new Lsp4jConnection(port);
      }

      @Override
      public void close() {}
    };
  }
}
