/**
 * The Netty transport over TCP, TLS and Unix domain sockets. It moves bytes; frames are the
 * business of the engines in the runtime.
 *
 * <p>A map, in the order in which a connection meets the types:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.netty.NettyServer}, {@link
 *       dev.wirecommand.netty.NettyServerOptions}: a listening server; {@code ServerBinding} binds
 *       it
 *   <li>{@link dev.wirecommand.netty.NettyClient}, {@link
 *       dev.wirecommand.netty.NettyClientOptions}: a connected client; {@code ClientConnector}
 *       connects it by a {@code ConnectAttempt} for each address, on the event loops of {@code
 *       ClientThreads}
 *   <li>{@code EventLoops}: native epoll, or NIO, on threads of {@code LoopThreadFactory}; {@code
 *       NettyVersion} checks first that Netty is new enough
 *   <li>{@code AdmissionHandler}: refuses connections that exceed a cap
 *   <li>{@code ServerPipeline}: sets up an accepted connection, with {@code KeepAlive}
 *   <li>{@code ProxyHeaderHandler}: reads the header that a proxy sends first
 *   <li>{@code TlsContexts}, {@link dev.wirecommand.netty.TlsProvider}: TLS; {@code
 *       ServerCertificates} makes a server's handlers, {@code TlsMemory} counts what a connection
 *       takes up
 *   <li>{@code FirstBytes}: keeps what a peer that does not speak TLS has sent
 *   <li>{@code LinkStarter}: waits for the TLS handshake, then makes the link; {@code UnixPeer}
 *       finds out who is at the other end
 *   <li>{@code NettyLink}: the channel as a {@link dev.wirecommand.link.Link}; {@code
 *       ChannelCloser} closes it
 *   <li>{@code GatheredWrites}, {@code SentWrite}, {@code WriteProgress}, {@code
 *       AcknowledgedBytes}: how bytes leave, and arrive; {@code UnsentMemory} counts the bytes that
 *       have not left
 *   <li>{@code LoopBuffers}, {@code LoopReads}: the buffers of an event loop
 * </ul>
 */
@NullMarked
package dev.wirecommand.netty;

import org.jspecify.annotations.NullMarked;
