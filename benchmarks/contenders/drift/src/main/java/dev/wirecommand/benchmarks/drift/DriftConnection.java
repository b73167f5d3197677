package dev.wirecommand.benchmarks.drift;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;

/** Calls by the client that Drift makes. */
final class DriftConnection implements Contender.Connection {
  private final AsyncLookup lookup;
  private final PooledClient client;

  DriftConnection(AsyncLookup lookup, PooledClient client) {
    this.lookup = lookup;
    this.client = client;
  }

  @Override
  public void send(Call call) {
    Futures.addCallback(
        lookup.lookup(call.key(), call.n(), call.nodes()),
        new FutureCallback<>() {
          @Override
          public void onSuccess(Found found) {
            call.answered(found.getKey(), found.getSum(), found.getCount());
          }

          @Override
          public void onFailure(Throwable failure) {
            call.failed(failure);
          }
        },
        MoreExecutors.directExecutor());
  }

  @Override
  public void close() {
    client.released();
  }
}
