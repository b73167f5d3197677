/**
 * The parts that the transports over sockets share: how a server binds and loads its certificates,
 * how a client finds its host, and the words for failures. Exported only to the transports of this
 * project.
 *
 * <p>A map:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.socket.SocketBinding}: the steps in which a server binds
 *   <li>{@link dev.wirecommand.socket.UnixAddresses}: what the JDK takes for a Unix domain socket
 *   <li>{@link dev.wirecommand.socket.UnixPeers}: who is at the other end of one
 *   <li>{@link dev.wirecommand.socket.CertificateStore}: reloads certificates that have changed
 *   <li>{@link dev.wirecommand.socket.HostConnector}: tries the addresses of a host in turn, which
 *       {@link dev.wirecommand.socket.HostLookup} finds; {@link
 *       dev.wirecommand.socket.ConnectFailures} words the failures
 *   <li>{@link dev.wirecommand.socket.TlsFailure}, {@link
 *       dev.wirecommand.socket.ForeignPeerException}: why there is no TLS connection
 * </ul>
 */
@NullMarked
package dev.wirecommand.socket;

import org.jspecify.annotations.NullMarked;
