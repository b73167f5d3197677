package dev.wirecommand.benchmarks.grpc;

/** Handlers and answers on threads that may block, as it is unless one says otherwise. */
public final class DefaultGrpc extends Grpc {
  public DefaultGrpc() {
    super(Executors.DEFAULT);
  }
}
