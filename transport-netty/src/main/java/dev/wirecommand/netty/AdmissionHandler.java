package dev.wirecommand.netty;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.LoopErrors;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.lang.System.Logger;
import java.net.SocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handler that refuses new connections above a cap and records the others. Part of the listening
 * channel's pipeline.
 *
 * <p>Over plain TCP and Unix domain sockets, {@link ServerPipeline} tells a refused peer why. With
 * TLS, a refused connection is closed at once, because the peer understands nothing before a
 * handshake, which is costly. So is any refused connection while many others are being told.
 */
final class AdmissionHandler extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = System.getLogger(AdmissionHandler.class.getName());
  private static final AttributeKey<String> REFUSAL =
      AttributeKey.valueOf(AdmissionHandler.class, "refusal");

  private final Admission admission;
  private final ServerLinkOptions options;
  private final Set<Channel> connections;

  /**
   * @param connections receives the open connections, for as long as they are open
   */
  AdmissionHandler(Admission admission, ServerLinkOptions options, Set<Channel> connections) {
    this.admission = admission;
    this.options = options;
    this.connections = connections;
  }

  /** Returns what a refused connection's peer is to be told, or null for an accepted connection. */
  static @Nullable String refusal(Channel connection) {
    return connection.attr(REFUSAL).get();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel connection = (Channel) message;
    SocketAddress peer = connection.remoteAddress();
    // The connections of a proxy count for its clients, which their headers name later.
    SocketAddress address = options.takesProxyHeaderFrom(peer) ? null : peer;
    String refusal = admission.admit(address);
    if (refusal != null && (options.tls() != null || !admission.beginRefusal())) {
      connection.unsafe().closeForcibly();
      return;
    }
    try {
      connection.attr(REFUSAL).set(refusal);
      connections.add(connection);
      connection
          .closeFuture()
          .addListener((ChannelFutureListener) closed -> ended(connection, refusal, address));
    } catch (Throwable e) {
      // There is no memory for the connection.
      ended(connection, refusal, address);
      connection.unsafe().closeForcibly();
      throw e;
    }
    context.fireChannelRead(connection);
  }

  private void ended(Channel connection, @Nullable String refusal, @Nullable SocketAddress peer) {
    connections.remove(connection);
    if (refusal == null) {
      admission.release(peer);
    } else {
      admission.endRefusal();
    }
  }

  /** Goes on accepting after an error. Netty would pause, and might find no memory to go on. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof VirtualMachineError) {
      LoopErrors.report(LOG, "a connection was not accepted", cause);
    } else {
      context.fireExceptionCaught(cause);
    }
  }
}
