package dev.wirecommand.processor.lock;

/**
 * The direction in which a value is sent, as an argument or as a result. It determines whether the
 * older peer reads or writes the value.
 */
enum Direction {
  /** An older client writes the value, and a newer server must be able to read it. */
  ARGUMENT,
  /** A newer server writes the value, and an older client must be able to read it. */
  RESULT
}
