package dev.wirecommand.netty;

import dev.wirecommand.server.WireServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A {@link WireServer} that listens on a TCP address.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.builder().dispatch(dispatch).build();
 *     NettyServer listening = NettyServer.bind(server, 4000)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class NettyServer implements AutoCloseable {
  private final EventLoopGroup group;
  private final ChannelGroup connections;
  private final Channel channel;

  private NettyServer(EventLoopGroup group, ChannelGroup connections, Channel channel) {
    this.group = group;
    this.connections = connections;
    this.channel = channel;
  }

  /**
   * Listens on the loopback interface: nobody but this machine can connect.
   *
   * @param server what is served; not closed by this object
   * @param port the port, 0 to 65,535; 0 for any that is free
   * @return the listening server
   * @throws IOException if the port is taken or may not be used
   */
  public static NettyServer bind(WireServer server, int port) throws IOException {
    return bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Listens on an address.
   *
   * @param server what is served; not closed by this object
   * @param address where to listen
   * @return the listening server
   * @throws IOException if the address is taken or may not be used
   */
  public static NettyServer bind(WireServer server, InetSocketAddress address) throws IOException {
    EventLoopGroup group = EventLoops.newGroup("wirecommand-server");
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(EventLoops.serverChannel())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connections.add(connection);
                    connection.pipeline().addLast(new NettyLink(connection, server::connect));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      Future<?> unused = EventLoops.shutdown(group);
      throw new IOException("can't listen on " + address + ": " + bound.cause().getMessage());
    }
    return new NettyServer(group, connections, bound.channel());
  }

  /**
   * Where the server listens.
   *
   * @return the address, with the port that was chosen
   */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Stops listening and closes every connection, at once. Returns when that is done. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    EventLoops.shutdown(group).awaitUninterruptibly();
  }
}
