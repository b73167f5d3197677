package dev.wirecommand.benchmarks.lsp4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;

/**
 * Answers on another thread, as LSP4J's users do in handlers that take long. Not on the common
 * pool, where CompletableFuture starts a thread for each call if processors are few.
 */
final class BlockingLookup implements LookupService {
  /**
   * The number of threads. It is less than that of the calls in flight, because a thread for each
   * was slower.
   */
  private static final int THREADS = 16;

  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  @Override
  public CompletableFuture<Found> lookup(LookupParams params) {
    return CompletableFutures.computeAsync(executor, cancelled -> DirectLookup.find(params));
  }
}
