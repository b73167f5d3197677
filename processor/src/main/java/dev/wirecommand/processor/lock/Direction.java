package dev.wirecommand.processor.lock;

/** Which way values go, and so who of the two may be the older. */
enum Direction {
  /** From older clients to a newer server: what they write, it has to read. */
  ARGUMENT,
  /** From a newer server to older clients: what it writes, they have to read. */
  RESULT
}
