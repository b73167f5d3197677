/**
 * Frames: the unit of everything on the wire (sections 1, 2 and 7 of the protocol).
 *
 * <p>{@link dev.wirecommand.frame.FrameDecoder} turns bytes, in whatever chunks they arrive, into
 * {@link dev.wirecommand.frame.Frame}s; {@link dev.wirecommand.frame.FrameEncoder} turns frames
 * into bytes; {@link dev.wirecommand.frame.FrameText} reads and prints the form that people write.
 * {@link dev.wirecommand.frame.FrameType} is the one table of types and of their flags. Nothing
 * here knows what a frame means: which frame may come when is the reactors' matter.
 */
@NullMarked
package dev.wirecommand.frame;

import org.jspecify.annotations.NullMarked;
