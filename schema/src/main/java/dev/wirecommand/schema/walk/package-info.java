/**
 * Walks through CBOR values along their types. Not exported.
 *
 * <ul>
 *   <li>{@code ValueWalker} checks a value and tells a {@code ValueSink} what it finds.
 *   <li>{@code ChoiceShape} decides which alternative of a choice a value belongs to, and {@code
 *       MapShape} what the keys of a map are.
 *   <li>{@code ValuePath} is the path to the value that is looked at, and {@code TypeWords} names
 *       types in messages.
 * </ul>
 *
 * <p><b>Plain</b> is a choice or a map that has a natural form in JSON. Any other is converted as
 * values without a type are, and checked as a whole.
 */
@NullMarked
package dev.wirecommand.schema.walk;

import org.jspecify.annotations.NullMarked;
