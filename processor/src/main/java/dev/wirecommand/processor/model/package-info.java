/**
 * What the processor knows, as values. The {@code …Declaration} records say what a source declares,
 * mistakes included; {@link dev.wirecommand.processor.model.CommandClass} and what it is made of
 * say what was found sound and is to be written.
 *
 * <p>Nothing here holds an element or a type of the compiler, so models outlive a round, compare by
 * value and can be made by hand in a test. Java types that are only named are JavaPoet's {@code
 * TypeName}s.
 */
@NullMarked
package dev.wirecommand.processor.model;

import org.jspecify.annotations.NullMarked;
