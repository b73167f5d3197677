package dev.wirecommand.benchmarks.drift;

import com.google.common.util.concurrent.ListenableFuture;
import io.airlift.drift.annotations.ThriftMethod;
import io.airlift.drift.annotations.ThriftService;
import java.util.List;

/** The measured call, for callers that do not wait. */
@ThriftService("Lookup")
public interface AsyncLookup {
  @ThriftMethod
  ListenableFuture<Found> lookup(String key, int n, List<byte[]> nodes);
}
