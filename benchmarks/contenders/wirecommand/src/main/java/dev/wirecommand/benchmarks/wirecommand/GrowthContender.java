package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;

/** Serves {@link Growth}, which {@link GrowthClientMain} calls. */
public final class GrowthContender implements Contender {
  @Override
  public Server serve(Handlers handlers) throws IOException {
    return new WireCommandContender().listen(new GrowthDispatch(new Growth()));
  }

  @Override
  public Client newClient(int port) {
    throw new UnsupportedOperationException("has a client of its own");
  }
}
