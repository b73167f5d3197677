package dev.wirecommand.benchmarks.netty;

/** When messages are written. */
enum Writing {
  /** All that a batch of reads gave rise to, at its end, in one write. */
  AGGREGATED,
  /** Each at once. */
  EACH
}
