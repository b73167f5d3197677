package dev.wirecommand.benchmarks.grpc;

/** Handlers and answers on the threads that read: the fastest, for what never blocks. */
public final class DirectGrpc extends Grpc {
  public DirectGrpc() {
    super(Executors.DIRECT);
  }
}
