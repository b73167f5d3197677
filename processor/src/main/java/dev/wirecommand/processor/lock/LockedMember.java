package dev.wirecommand.processor.lock;

/**
 * A command's argument or a record's field.
 *
 * @param type the type of a value that is present
 * @param required whether it must be present
 */
record LockedMember(LockedType type, boolean required) {}
