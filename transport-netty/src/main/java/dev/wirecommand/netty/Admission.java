package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Set;

/**
 * Stands before the taking of connections: closes those that are over a cap before anything is
 * spent on them, and knows the others.
 */
final class Admission extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = System.getLogger(Admission.class.getName());

  private final ConnectionCaps caps;
  private final Set<Channel> connections;

  /** Whether the last one was refused: each time that this begins is told loudly, once. */
  private boolean refusing;

  Admission(ConnectionCaps caps, Set<Channel> connections) {
    this.caps = caps;
    this.connections = connections;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on it.
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel connection = (Channel) message;
    SocketAddress address = connection.remoteAddress();
    String cap = caps.enter(address);
    if (cap != null) {
      Level level = refusing ? Level.DEBUG : Level.WARNING;
      LOG.log(level, "refused a connection from {0}: {1} is reached", address, cap);
      refusing = true;
      connection.unsafe().closeForcibly();
      return;
    }
    refusing = false;
    connections.add(connection);
    connection
        .closeFuture()
        .addListener(
            (ChannelFutureListener)
                closed -> {
                  connections.remove(connection);
                  caps.leave(address);
                });
    context.fireChannelRead(connection);
  }
}
