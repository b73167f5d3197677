/**
 * The transport on the JDK alone, over TCP, TLS and Unix domain sockets. It moves bytes; frames are
 * the business of the engines in the runtime.
 *
 * <p>A map, in the order in which a connection meets the types:
 *
 * <ul>
 *   <li>{@link dev.wirecommand.nio.NioServer}: a listening server; {@code ServerBinding} binds it,
 *       or takes an {@code InheritedSocket}
 *   <li>{@link dev.wirecommand.nio.NioClient}: a connected client; {@code ClientConnector} connects
 *       it by a {@code ConnectAttempt} for each address, on an event loop of {@code ClientThreads}
 *   <li>{@code KeepAlive}: options of sockets
 *   <li>{@code EventLoops}, {@code EventLoop}: threads with a selector, tasks and {@code
 *       LoopTimers}; {@code LoopBuffers} are the buffers of one
 *   <li>{@code Acceptor}: accepts connections, and refuses connections above a cap
 *   <li>{@code ServerConnections}: sets up an accepted connection
 *   <li>{@code SocketLink}: a socket as a {@link dev.wirecommand.link.Link}; {@code SocketOutput}
 *       is its output, {@code SocketCloser} closes it, {@code NoHandler} ignores it
 *   <li>{@code ProxyHeaderGate}: reads the header that a proxy sends first
 *   <li>{@code TlsLink}: TLS as a link over another; {@code TlsContexts} makes its engines, {@code
 *       TlsRecords} encrypts and decrypts, {@code FirstBytes} keeps what a peer that does not speak
 *       TLS has sent
 * </ul>
 */
@NullMarked
package dev.wirecommand.nio;

import org.jspecify.annotations.NullMarked;
