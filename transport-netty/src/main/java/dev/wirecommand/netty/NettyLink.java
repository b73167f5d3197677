package dev.wirecommand.netty;

import dev.wirecommand.command.Peer;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Netty channel as a {@link Link}: bytes in and out, and nothing of what they mean. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel is told to exceptionCaught.
final class NettyLink extends ChannelInboundHandlerAdapter implements Link {
  /**
   * How long the peer is given to take the last bytes. Closing a socket while bytes that it sent
   * are unread would reset the connection, and the error that explains the close would be lost.
   */
  private static final long LINGER_MILLIS = 1_000;

  private static final int COPY_SIZE = 64 * 1024;

  /** Engines read from arrays; a batch is copied out of Netty's direct memory, once. */
  private static final FastThreadLocal<byte[]> COPY =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[COPY_SIZE];
        }
      };

  private final Channel channel;
  private final LinkHandler handler;
  private boolean closing;
  private boolean outputShut;
  private boolean inputEnded;
  private boolean over;
  private @Nullable Throwable failure;

  /**
   * @param attach given the link, makes what is told of it
   */
  NettyLink(Channel channel, Function<? super Link, ? extends LinkHandler> attach) {
    this.channel = channel;
    this.handler = attach.apply(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!closing) {
        deliver(bytes);
      }
    } finally {
      ReferenceCountUtil.release(bytes);
    }
  }

  private void deliver(ByteBuf bytes) {
    if (bytes.hasArray()) {
      handler.onBytes(
          bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
      return;
    }
    byte[] copy = COPY.get();
    while (bytes.isReadable()) {
      int length = Math.min(copy.length, bytes.readableBytes());
      bytes.readBytes(copy, 0, length);
      handler.onBytes(copy, 0, length);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!closing) {
      handler.onBatchEnd();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!closing && channel.isWritable()) {
      handler.onWritable();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      if (closing) {
        closeIfBothEnded();
      } else {
        handler.onEndOfInput();
      }
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!over) {
      over = true;
      handler.onClosed(failure);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failure = cause;
    channel.close();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    ByteBuf copy = channel.alloc().ioBuffer(length);
    copy.writeBytes(bytes, offset, length);
    channel.write(copy, channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public boolean isWritable() {
    return channel.isWritable();
  }

  @Override
  public void setReading(boolean reading) {
    if (!closing && channel.config().isAutoRead() != reading) {
      channel.config().setAutoRead(reading);
    }
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            (ChannelFutureListener)
                sent -> {
                  if (sent.isSuccess()) {
                    linger();
                  } else {
                    channel.close();
                  }
                });
  }

  /** Ends the output, and takes and forgets what the peer still sends, until it ends too. */
  private void linger() {
    outputShut = true;
    channel.config().setAutoRead(true);
    ((DuplexChannel) channel)
        .shutdownOutput()
        .addListener(
            (ChannelFutureListener)
                shut -> {
                  if (!shut.isSuccess()) {
                    channel.close();
                  }
                });
    closeIfBothEnded();
    if (channel.isOpen()) {
      channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void closeIfBothEnded() {
    if (inputEnded && outputShut) {
      channel.close();
    }
  }

  @Override
  public void abort() {
    channel.close();
  }

  @Override
  public Peer peer() {
    return Peer.of(Peer.Transport.TCP, channel.remoteAddress());
  }

  @Override
  public boolean isOwnThread() {
    return channel.eventLoop().inEventLoop();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    ScheduledFuture<?> scheduled =
        channel.eventLoop().schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void execute(Runnable task) {
    channel.eventLoop().execute(task);
  }
}
