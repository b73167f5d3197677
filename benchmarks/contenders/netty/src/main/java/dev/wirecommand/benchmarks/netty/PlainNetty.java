package dev.wirecommand.benchmarks.netty;

/** Raw Netty with a write and a flush for each message. */
public final class PlainNetty extends NettyEcho {
  public PlainNetty() {
    super(Writing.EACH);
  }
}
