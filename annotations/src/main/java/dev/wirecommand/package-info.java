/**
 * The annotations that turn a Java method into a command that other programs call over a wire.
 *
 * <p>Annotating a method with {@link dev.wirecommand.WireCommand} is the whole declaration; the
 * annotation processor (module {@code dev.wirecommand.processor}) checks it and generates the
 * decoder, the dispatch and a typed client.
 */
@NullMarked
package dev.wirecommand;

import org.jspecify.annotations.NullMarked;
