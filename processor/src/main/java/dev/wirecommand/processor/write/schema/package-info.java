/**
 * Writes schemas in CDDL (RFC 8610).
 *
 * <p>{@link dev.wirecommand.processor.write.schema.SchemaWriter} writes the schema of a class, and
 * {@link dev.wirecommand.processor.write.schema.TypeRules} the types that its descriptors name.
 * Both use {@code Cddl}, which prints types, and {@code RuleNames}, which chooses their names;
 * {@code ScalarRule} has those of scalars. {@code CodecTexts} and {@code CddlNames} find the names
 * in texts that users wrote.
 */
@NullMarked
package dev.wirecommand.processor.write.schema;

import org.jspecify.annotations.NullMarked;
