package dev.wirecommand.processor.lock;

import java.util.SortedMap;

/**
 * The signature of a command.
 *
 * @param write whether peers need write permission
 * @param raw whether it answers with raw bytes
 * @param arguments its arguments by name
 * @param result the type of its result
 */
record LockedCommand(
    boolean write, boolean raw, SortedMap<String, LockedMember> arguments, LockedType result) {}
