package dev.wirecommand.benchmarks.grpc;

/** What handlers and answers run on. */
enum Executors {
  /** The thread that reads. */
  DIRECT,
  /** gRPC's own pool. */
  DEFAULT
}
