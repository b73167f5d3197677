/**
 * The annotation processor: turns methods with {@link dev.wirecommand.WireCommand} into a dispatch
 * and a typed client.
 *
 * <p>A class goes through three rooms, and never back: {@code read} takes from the compiler what is
 * declared, {@code check} judges it, {@code write} writes sources from what is sound. What goes
 * from room to room is in {@code model}. Beside the way, {@code lock} compares what is sound with
 * the signatures that peers rely on.
 */
@NullMarked
package dev.wirecommand.processor;

import org.jspecify.annotations.NullMarked;
