package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.WireCommand;
import java.util.List;

/** The command whose calls are measured. It does next to nothing itself. */
final class Lookup {
  /** The answer to a call. */
  record Found(String key, long sum, int count) {}

  @WireCommand(value = "lookup", nonBlocking = true)
  Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, n, nodes.size());
  }
}
