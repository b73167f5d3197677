/**
 * The annotation processor. It generates a dispatch and a typed client from methods with {@link
 * dev.wirecommand.WireCommand}.
 *
 * <p>In the order in which a declaration meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.WireCommandProcessor} is called by the compiler and keeps
 *       the names of classes that wait for a later round.
 *   <li>{@code ClassProcessing} takes each class through the packages below. {@code ForcedRounds}
 *       gives a class that waits another round, so that it knows the {@code Stage} of the
 *       processing.
 *   <li>{@code read} reads what the sources declare from the compiler's elements.
 *   <li>{@code check} turns declarations into a valid model, or into problems.
 *   <li>{@code lock} compares the valid model with the signatures in the lock file.
 *   <li>{@code write} and the packages in it turn the valid model into sources and a schema.
 *   <li>{@code GeneratedFiles} hands these to the compiler, and {@code DiagnosticReporter} reports
 *       the problems.
 * </ol>
 *
 * <p>The packages exchange values of {@code model}; only {@code read} and the types in this package
 * know the compiler's elements.
 *
 * <p>Glossary:
 *
 * <dl>
 *   <dt>anchor
 *   <dd>a class with {@link dev.wirecommand.WireModule}, which lists classes whose commands are
 *       served together
 *   <dt>class that has commands, or owner
 *   <dd>the class or interface whose methods are commands, and from which a dispatch and a client
 *       are generated
 *   <dt>placeholder
 *   <dd>a class that is written in place of a generated one while its owner has problems
 *   <dt>round
 *   <dd>one call of the processor by the compiler; files that are generated in it are read in the
 *       next
 * </dl>
 */
@NullMarked
package dev.wirecommand.processor;

import org.jspecify.annotations.NullMarked;
