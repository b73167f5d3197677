package dev.wirecommand.processor.lock;

/**
 * A change between a signature in the lock file and the current signature.
 *
 * @param breaking whether it breaks peers
 * @param fact the change, as a whole sentence
 * @param fix a compatible change, without a full stop
 */
record Difference(boolean breaking, String fact, String fix) {}
