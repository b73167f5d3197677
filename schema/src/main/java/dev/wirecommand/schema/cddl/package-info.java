/**
 * Parses CDDL (RFC 8610) into types.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.schema.cddl.CddlParser}: parses rules and types
 *   <li>{@link dev.wirecommand.schema.cddl.CddlProblem}: a text that the lenient parser took for
 *       {@code any}
 *   <li>{@link dev.wirecommand.schema.cddl.CddlException}: a text that is refused
 * </ul>
 *
 * <p>{@code Lexer} splits a text into {@code Token}s, which a {@code TokenCursor} reads. {@code
 * TypeParser} makes types of them, with {@code GroupParser} for what stands in braces and brackets,
 * {@code Operators} for ranges and control operators, and {@code Prelude} for the names that CDDL
 * defines.
 */
@NullMarked
package dev.wirecommand.schema.cddl;

import org.jspecify.annotations.NullMarked;
