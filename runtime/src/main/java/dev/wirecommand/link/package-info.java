/**
 * The interface between the engines and the transports. A transport implements {@link
 * dev.wirecommand.link.Link} and calls a {@link dev.wirecommand.link.LinkHandler}, which an engine
 * implements. Both deal in bytes only; frames belong to the engines. This package depends on no
 * other package of the project.
 *
 * <p>A map, in the order in which a connection meets the types:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.link.ServerLinkOptions}: the settings of a listening server that all
 *       transports share ({@code IpNetwork}: the addresses of proxies)
 *   <li>{@link dev.wirecommand.link.UnixSocket}: an address, as {@link java.net.InetSocketAddress}
 *       is for TCP
 *   <li>{@link dev.wirecommand.link.ServerTls}, {@link dev.wirecommand.link.ClientTls}: TLS
 *       settings of each side; a transport reads a {@link java.security.KeyStore.PrivateKeyEntry}
 *       and authorities from them ({@code TlsMaterial}, {@code PemFile})
 *   <li>{@link dev.wirecommand.link.Peer}: the other end, once it is known ({@link
 *       dev.wirecommand.link.Peer.UnixCredentials}: who runs it, over Unix domain sockets)
 *   <li>{@link dev.wirecommand.link.Link}, {@link dev.wirecommand.link.LinkHandler}: bytes in both
 *       directions, and the event loop
 *   <li>{@link dev.wirecommand.link.ReadDeadlines}, which the engines enforce, and {@link
 *       dev.wirecommand.link.WriteDeadlines}, which the transports enforce
 * </ul>
 */
@NullMarked
package dev.wirecommand.link;

import org.jspecify.annotations.NullMarked;
