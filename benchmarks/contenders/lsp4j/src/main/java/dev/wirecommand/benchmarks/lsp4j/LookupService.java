package dev.wirecommand.benchmarks.lsp4j;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** The measured call. */
interface LookupService {
  @JsonRequest
  CompletableFuture<Found> lookup(LookupParams params);
}
