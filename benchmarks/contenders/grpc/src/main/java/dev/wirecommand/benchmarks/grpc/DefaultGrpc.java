package dev.wirecommand.benchmarks.grpc;

/** gRPC with handlers and answers on threads that may block, which is its default. */
public final class DefaultGrpc extends Grpc {
  public DefaultGrpc() {
    super(Executors.DEFAULT);
  }
}
