package dev.wirecommand.processor;

/** How far the processing has come in a round. */
enum Stage {
  /** A later round may bring types that are missing. */
  EARLY,
  /** No processor generates the types that are still missing. Files can still be written. */
  COMPLETE,
  /** No more files can be written, since no processor would see them. */
  LAST
}
