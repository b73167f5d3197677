package dev.wirecommand.processor.lock;

/**
 * What is not as it was.
 *
 * @param breaking whether peers rely on what it was
 * @param fact what it was and is, a whole sentence
 * @param fix what would be compatible, without an end
 */
record Difference(boolean breaking, String fact, String fix) {}
