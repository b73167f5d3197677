/**
 * The transport between a client and a server in one process. It needs no sockets and no addresses,
 * but uses the same frames, codec and reactors as any other transport.
 *
 * <p>{@link dev.wirecommand.inprocess.InProcess} connects a client to a server through a {@code
 * Pipe}. Each {@code PipeEnd} is the {@link dev.wirecommand.link.Link} of one side.
 */
@NullMarked
package dev.wirecommand.inprocess;

import org.jspecify.annotations.NullMarked;
