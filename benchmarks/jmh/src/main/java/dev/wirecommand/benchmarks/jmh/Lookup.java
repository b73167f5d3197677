package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.WireCommand;
import java.util.List;

/** The command whose calls are measured: it does next to nothing itself. */
final class Lookup {
  /** What a call is answered with. */
  record Found(String key, long sum, int count) {}

  @WireCommand(value = "lookup", nonBlocking = true)
  Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, n, nodes.size());
  }
}
