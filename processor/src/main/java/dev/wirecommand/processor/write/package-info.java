/**
 * Generates sources and schemas from valid models. The sources read as if written by hand, compile
 * without warnings, and are the same for the same model.
 *
 * <p>The rooms, each of which uses only those before it:
 *
 * <ol>
 *   <li>this package: what all generated sources share, such as {@link
 *       dev.wirecommand.processor.write.GeneratedNames names}, {@link
 *       dev.wirecommand.processor.write.GeneratedType declarations}, {@link
 *       dev.wirecommand.processor.write.SourceFile files} and {@link
 *       dev.wirecommand.processor.write.PlaceholderCode placeholders}. {@link
 *       dev.wirecommand.processor.write.TypeScope} chooses the names in a class, each from a {@link
 *       dev.wirecommand.processor.write.NameScope}, and {@link
 *       dev.wirecommand.processor.write.RuntimeTypes} names the runtime's types. {@code
 *       CommandParameters}, {@code JavadocLink}, {@code JavadocText}, {@code MemberJavadoc}, {@code
 *       StringLiterals}, {@code SuppressedWarnings}, {@code ReservedNames} and {@code Casing} write
 *       parts of a source
 *   <li>{@code schema}: types and commands in CDDL
 *   <li>{@code value}: code that reads and writes values
 *   <li>{@code dispatch}: the dispatch, and the class of an anchor
 *   <li>{@code client}: the typed client
 * </ol>
 */
@NullMarked
package dev.wirecommand.processor.write;

import org.jspecify.annotations.NullMarked;
