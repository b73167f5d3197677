package dev.wirecommand.processor.lock;

import java.util.SortedMap;

/**
 * The signature of a command, as the lock file records it.
 *
 * @param write whether callers need write permission
 * @param data whether callers may send data beside the arguments
 * @param form how the result is sent
 * @param arguments its arguments by name
 * @param result the type of the result, or of each of its items
 */
record LockedCommand(
    boolean write,
    boolean data,
    LockedForm form,
    SortedMap<String, LockedMember> arguments,
    LockedType result) {}
