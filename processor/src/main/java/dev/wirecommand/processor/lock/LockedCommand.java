package dev.wirecommand.processor.lock;

import java.util.SortedMap;

/**
 * The signature of a command.
 *
 * @param write whether peers need write permission
 * @param data whether peers may send data beside the arguments
 * @param form how its result goes over the wire
 * @param arguments its arguments by name
 * @param result the type of its result, or of each item of it
 */
record LockedCommand(
    boolean write,
    boolean data,
    LockedForm form,
    SortedMap<String, LockedMember> arguments,
    LockedType result) {}
