package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.WireCommand;
import dev.wirecommand.benchmarks.harness.Values;
import dev.wirecommand.benchmarks.wirecommand.Lookup.Found;
import java.util.List;

/** The same call, by a handler that may block. */
final class BlockingLookup {
  @WireCommand("lookup")
  Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, Values.sum(key, n, nodes), nodes.size());
  }
}
