package dev.wirecommand.netty;

import dev.wirecommand.transport.Admission;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.SocketAddress;
import java.util.Set;

/**
 * A handler that records each new connection, or closes it if too many connections are open. No
 * other handler sees a connection above a cap. Part of the listening channel's pipeline.
 */
final class AdmissionHandler extends ChannelInboundHandlerAdapter {
  private final Admission admission;
  private final Set<Channel> connections;

  /**
   * @param connections receives the accepted connections, for as long as they are open
   */
  AdmissionHandler(Admission admission, Set<Channel> connections) {
    this.admission = admission;
    this.connections = connections;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel connection = (Channel) message;
    SocketAddress address = connection.remoteAddress();
    if (!admission.admit(address)) {
      connection.unsafe().closeForcibly();
      return;
    }
    connections.add(connection);
    connection
        .closeFuture()
        .addListener(
            (ChannelFutureListener)
                closed -> {
                  connections.remove(connection);
                  admission.release(address);
                });
    context.fireChannelRead(connection);
  }
}
