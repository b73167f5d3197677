package dev.wirecommand.benchmarks.lsp4j;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** What is called. */
interface LookupService {
  @JsonRequest
  CompletableFuture<Found> lookup(LookupParams params);
}
