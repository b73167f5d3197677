/**
 * The protocol itself, at both ends, as pure state machines: no I/O, no threads, no clock.
 *
 * <p>A {@link dev.wirecommand.reactor.ServerReactor} is told of frames and answers and returns
 * {@linkplain dev.wirecommand.reactor.ServerAction actions}; a {@link
 * dev.wirecommand.reactor.ClientReactor} makes requests and turns frames into {@linkplain
 * dev.wirecommand.reactor.ClientEvent events}. What may follow what stands in one table, {@link
 * dev.wirecommand.reactor.RequestTransitions}. Nothing here is safe for use by several threads at
 * once: a connection has one thread.
 */
@NullMarked
package dev.wirecommand.reactor;

import org.jspecify.annotations.NullMarked;
