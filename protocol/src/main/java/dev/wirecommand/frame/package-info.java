/**
 * Frames, the units in which all data travel on the wire (sections 1 and 2 of the protocol). This
 * package does not check which frame may come when: the reactors do.
 *
 * <p>The types in the order in which a frame meets them:
 *
 * <ol>
 *   <li>{@link dev.wirecommand.frame.FrameDecoder} reads frames from bytes that arrive in any
 *       chunks; a {@link dev.wirecommand.frame.FrameException} says why it refused them.
 *   <li>{@link dev.wirecommand.frame.Frame} is one frame, {@link dev.wirecommand.frame.FrameType}
 *       the table of types and flags, and {@code FrameDescription} the line that a frame is logged
 *       as.
 *   <li>{@link dev.wirecommand.frame.FrameListener} sees every frame.
 *   <li>{@link dev.wirecommand.frame.FrameEncoder} writes frames as bytes.
 * </ol>
 *
 * <p>A <em>chunk</em> is a range of bytes that was read at once. The <em>payload</em> of a frame is
 * everything after its header.
 */
@NullMarked
package dev.wirecommand.frame;

import org.jspecify.annotations.NullMarked;
