/**
 * Building blocks for transports, which implement {@link dev.wirecommand.link.Link}. Exported only
 * to the transports of this project.
 *
 * <p>A map, in the order in which a connection meets the types:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.transport.SocketFile}: the file of a listening Unix domain socket,
 *       from which {@code FileGuard} keeps other users away
 *   <li>{@link dev.wirecommand.transport.Admission}, {@link
 *       dev.wirecommand.transport.ConnectionCaps}: how many connections a server accepts
 *   <li>{@link dev.wirecommand.transport.ProxyHeaderReader}, {@link
 *       dev.wirecommand.transport.ProxyHeader}: what a proxy in front of a server says about its
 *       client ({@code ProxyLine} parses version 1, {@code ProxyBlock} version 2)
 *   <li>{@link dev.wirecommand.transport.EventLoopThread}: an event loop for transports that have
 *       none; {@link dev.wirecommand.transport.LoopThread} marks the threads of all event loops
 *   <li>{@link dev.wirecommand.transport.ForeignProtocol}: names what a peer sends instead of
 *       frames; {@link dev.wirecommand.transport.ForeignPeers} limits the log lines about it, by a
 *       {@link dev.wirecommand.transport.LogInterval}
 *   <li>{@link dev.wirecommand.transport.LinkState}: the states of a link
 *   <li>{@link dev.wirecommand.transport.WriteGuard}, {@link dev.wirecommand.transport.WriteWatch}:
 *       enforce {@link dev.wirecommand.link.WriteDeadlines}, with timers and as a pure calculation
 *       ({@code SilentPeers}: who is cut first while memory is short)
 *   <li>{@link dev.wirecommand.transport.ProcessAccount}: the bytes that the process holds for its
 *       peers; {@link dev.wirecommand.transport.Budget}: how often a peer may do something
 *   <li>{@link dev.wirecommand.transport.HandshakeLimits}: how many TLS handshakes there may be;
 *       {@link dev.wirecommand.transport.GuardedTlsEngine} refuses second ones
 *   <li>{@link dev.wirecommand.transport.LoopErrors}: reports what event loops survive
 * </ul>
 */
@NullMarked
package dev.wirecommand.transport;

import org.jspecify.annotations.NullMarked;
