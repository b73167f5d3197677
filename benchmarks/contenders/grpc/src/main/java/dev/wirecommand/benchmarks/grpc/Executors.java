package dev.wirecommand.benchmarks.grpc;

/** The threads on which handlers and answers run. */
enum Executors {
  /** The threads that read connections. */
  DIRECT,
  /** The pool that gRPC has by default. */
  DEFAULT
}
