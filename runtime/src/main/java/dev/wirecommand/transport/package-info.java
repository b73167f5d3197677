/**
 * Building blocks for transports, which implement {@link dev.wirecommand.link.Link}. Exported only
 * to the transports of this project.
 *
 * <p>A map, in the order in which a connection meets the types:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.transport.SocketFile}: the file of a listening Unix domain socket
 *   <li>{@link dev.wirecommand.transport.Admission}, {@link
 *       dev.wirecommand.transport.ConnectionCaps}: how many connections a server accepts
 *   <li>{@link dev.wirecommand.transport.EventLoopThread}: an event loop for transports that have
 *       none
 *   <li>{@link dev.wirecommand.transport.LinkState}: the states of a link
 *   <li>{@link dev.wirecommand.transport.WriteGuard}, {@link dev.wirecommand.transport.WriteWatch}:
 *       enforce {@link dev.wirecommand.link.WriteDeadlines}, with timers and as a pure calculation
 * </ul>
 */
@NullMarked
package dev.wirecommand.transport;

import org.jspecify.annotations.NullMarked;
