package dev.wirecommand.benchmarks.grpc;

/**
 * gRPC with handlers and answers on the threads that read: the fastest way, for handlers that never
 * block.
 */
public final class DirectGrpc extends Grpc {
  public DirectGrpc() {
    super(Executors.DIRECT);
  }
}
