package dev.wirecommand.benchmarks.netty;

/** The time at which messages are written. */
enum Writing {
  /** At the end of a batch of reads, all in one write. */
  AGGREGATED,
  /** At once, each by itself. */
  EACH
}
