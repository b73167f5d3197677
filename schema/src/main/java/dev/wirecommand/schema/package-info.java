/**
 * The types of commands at run time.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.schema.Schema}: a table of named types
 *   <li>{@link dev.wirecommand.schema.SchemaType}: a type, which may refer to names of the table
 *   <li>{@link dev.wirecommand.schema.TextFormat}: the form of a text, such as a date
 *   <li>{@link dev.wirecommand.schema.Size}: bounds of a length
 *   <li>{@link dev.wirecommand.schema.Argument}: an argument of a command
 *   <li>{@link dev.wirecommand.schema.ValueException}: a value is not of its type
 * </ul>
 *
 * <p>{@code dev.wirecommand.schema.cddl} makes them from CDDL, {@code dev.wirecommand.schema.check}
 * checks CBOR values, and {@code dev.wirecommand.schema.json} converts between CBOR and JSON and
 * prints JSON Schema.
 */
@NullMarked
package dev.wirecommand.schema;

import org.jspecify.annotations.NullMarked;
