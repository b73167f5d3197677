package dev.wirecommand.benchmarks.drift;

import dev.wirecommand.benchmarks.harness.Values;
import io.airlift.drift.annotations.ThriftMethod;
import io.airlift.drift.annotations.ThriftService;
import java.util.List;

/** Answers on the event loop, where Drift calls every method. */
@ThriftService("Lookup")
public final class DirectLookup {
  @ThriftMethod
  public Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, Values.sum(key, n, nodes), nodes.size());
  }
}
