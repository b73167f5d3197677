package dev.wirecommand.benchmarks.drift;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Answers on another thread. Drift has no threads for methods that may block, so the service has
 * its own.
 */
public final class BlockingLookup implements AsyncLookup {
  private static final int THREADS = 16;

  private final DirectLookup direct = new DirectLookup();
  private final ListeningExecutorService executor =
      MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(THREADS));

  @Override
  public ListenableFuture<Found> lookup(String key, int n, List<byte[]> nodes) {
    return executor.submit(() -> direct.lookup(key, n, nodes));
  }
}
