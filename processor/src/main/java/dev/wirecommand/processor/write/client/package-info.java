/**
 * Writes typed clients. A typed client encodes the arguments of a call and decodes the result.
 *
 * <p>In the order in which a command meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.write.client.ClientWriter} writes the client and its
 *       nested async client; {@code ClientSkeleton} writes all parts that are not methods of
 *       commands.
 *   <li>{@code ClientConstants} writes a constant for each command, {@code ClientMethods} declares
 *       its methods, whose names {@code ClientMethodNames} chooses beside the {@code
 *       InheritedMethods}, and {@code ClientCalls} writes the calls in them.
 *   <li>{@link dev.wirecommand.processor.write.client.ClientPlaceholder} writes the placeholder of
 *       a client whose class has problems.
 * </ol>
 */
@NullMarked
package dev.wirecommand.processor.write.client;

import org.jspecify.annotations.NullMarked;
