package dev.wirecommand.processor.lock;

/** The direction of values, which determines whether the older peer reads or writes them. */
enum Direction {
  /** From older clients to a newer server, which must be able to read what they write. */
  ARGUMENT,
  /** From a newer server to older clients, which must be able to read what it writes. */
  RESULT
}
