/**
 * Writes schemas in CDDL (RFC 8610).
 *
 * <p>{@link dev.wirecommand.processor.write.schema.SchemaWriter} writes the schema of a class, and
 * {@link dev.wirecommand.processor.write.schema.Cddl} its types, which descriptors contain too.
 */
@NullMarked
package dev.wirecommand.processor.write.schema;

import org.jspecify.annotations.NullMarked;
