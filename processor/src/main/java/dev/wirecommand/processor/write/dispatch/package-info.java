/**
 * Writes dispatch classes. A dispatch decodes the arguments of a request, calls the command's
 * method and encodes the result.
 *
 * <p>In the order in which a command meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.processor.write.dispatch.DispatchWriter} writes the class; {@code
 *       CommandBlocks} divides a very large one into blocks.
 *   <li>{@code CommandCode} writes the members of each command: {@code ArgumentCode} the method
 *       that decodes its arguments, {@code CallCode} the method that calls it, and {@code
 *       DescriptorCode} its descriptor.
 *   <li>{@link dev.wirecommand.processor.write.dispatch.DispatchPlaceholder} writes the placeholder
 *       of a dispatch whose class has problems.
 *   <li>{@link dev.wirecommand.processor.write.dispatch.ModuleWriter} writes the class of an
 *       anchor, which creates several dispatches.
 * </ol>
 */
@NullMarked
package dev.wirecommand.processor.write.dispatch;

import org.jspecify.annotations.NullMarked;
