package dev.wirecommand.benchmarks.netty;

/** Raw Netty with one write for each batch of reads. */
public final class AggregatedNetty extends NettyEcho {
  public AggregatedNetty() {
    super(Writing.AGGREGATED);
  }
}
