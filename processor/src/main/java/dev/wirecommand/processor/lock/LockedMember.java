package dev.wirecommand.processor.lock;

/**
 * An argument of a command or a field of a record.
 *
 * @param type the type of a value that is present
 * @param required whether it must be present
 */
record LockedMember(LockedType type, boolean required) {}
