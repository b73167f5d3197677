package dev.wirecommand.netty;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.transport.WriteGuard;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Netty channel as a {@link Link}: bytes in and out, and nothing of what they mean. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel is told to exceptionCaught.
final class NettyLink extends ChannelInboundHandlerAdapter implements Link {
  private static final Logger LOG = System.getLogger(NettyLink.class.getName());

  /**
   * How long the peer is given to take the last bytes. Closing a socket while bytes that it sent
   * are unread would reset the connection, and the error that explains the close would be lost.
   */
  private static final long LINGER_MILLIS = 1_000;

  /**
   * Twice Netty's own, so that a stream is sent in turns of more than two or three frames. What is
   * gathered for a write does not count: a buffer, or a larger frame, on top.
   */
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 128 * 1024);

  /** Engines read from arrays; a batch is copied out of Netty's direct memory, once. */
  private static final FastThreadLocal<byte[]> COPY =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[LoopBuffers.SIZE];
        }
      };

  /** How a side ends its connection. */
  enum Ending {
    /** It waits until the peer has read its last words, and has ended too. */
    LINGER,
    /** It has nothing to say that the peer must read. */
    PROMPT
  }

  private final Channel channel;
  private final Peer peer;
  private final ReadDeadlines readDeadlines;
  private final Ending ending;
  private final @Nullable SslHandler tls;
  private final WriteGuard guard;
  private final GatheredWrites writes;
  private final LinkHandler handler;

  private @Nullable ScheduledFuture<?> closeTimer;
  private boolean closing;
  private boolean outputShut;
  private boolean inputEnded;
  private boolean over;
  private @Nullable Throwable failure;

  /**
   * @param attach given the link, makes what is told of it
   */
  NettyLink(
      Channel channel,
      Peer peer,
      ReadDeadlines readDeadlines,
      WriteDeadlines writeDeadlines,
      Ending ending,
      Function<? super Link, ? extends LinkHandler> attach) {
    this.channel = channel;
    this.peer = peer;
    this.readDeadlines = readDeadlines;
    this.ending = ending;
    this.tls = channel.pipeline().get(SslHandler.class);
    this.guard = new WriteGuard(this, writeDeadlines, new WriteProgress(channel), this::fail);
    this.writes = new GatheredWrites(channel, this::written);
    this.handler = attach.apply(this);
    channel.config().setWriteBufferWaterMark(WATER_MARK);
    if (tls == null) {
      channel.config().setRecvByteBufAllocator(LoopReads.INSTANCE);
    }
  }

  /* What the channel tells. */

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
    if (event instanceof SslCloseCompletionEvent ended && ended.isSuccess()) {
      inputEnds();
    } else if (event instanceof ChannelInputShutdownEvent) {
      if (tls == null || inputEnded || closing) {
        inputEnds();
      } else {
        fail(new IOException("the TLS connection was cut: it ended without close_notify"));
      }
    }
    super.userEventTriggered(context, event);
  }

  private void inputEnds() {
    if (inputEnded) {
      return;
    }
    inputEnded = true;
    if (closing) {
      closeIfBothEnded();
      return;
    }
    handler.onEndOfInput();
    if (!closing && tls != null && tls.engine().isOutboundDone()) {
      fail(new IOException("the peer ended the TLS connection, which ends both of its directions"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!over) {
      over = true;
      closing = true;
      writes.drop();
      guard.stop();
      if (closeTimer != null) {
        closeTimer.cancel(false);
      }
      handler.onClosed(failure);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // What is wrong with TLS records comes wrapped.
    Throwable bare = cause.getCause() instanceof IOException wrapped ? wrapped : cause;
    if (!(bare instanceof IOException)) {
      LOG.log(Level.ERROR, "a handler of a connection failed", bare);
    }
    fail(bare);
  }

  /** Ends the connection at once; it is the first failure that is told. */
  private void fail(Throwable cause) {
    // What goes wrong once all has been said is of no interest to anybody.
    if (failure == null && !closing) {
      failure = cause;
    }
    abort();
  }

  private void written(ChannelFuture future) {
    if (future.isSuccess()) {
      guard.sent(((SentWrite) future).length());
    } else if (channel.isOpen()) {
      fail(future.cause());
    } else if (failure == null && !closing) {
      failure = future.cause();
    }
  }

  /* What the engine asks. */

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!closing && length > 0) {
      guard.written(length);
      writes.room(length).writeBytes(bytes, offset, length);
    }
  }

  @Override
  public void write(byte[] head, int headLength, byte[] bytes, int offset, int length) {
    if (!closing) {
      guard.written(headLength + length);
      writes
          .room(headLength + length)
          .writeBytes(head, 0, headLength)
          .writeBytes(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    writes.handOver();
    channel.flush();
    guard.flushed();
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
    writes.handOver();
    closing = true;
    if (ending == Ending.PROMPT) {
      closeAfterLinger();
    }
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            (ChannelFutureListener)
                sent -> {
                  if (!sent.isSuccess() || ending == Ending.PROMPT) {
                    channel.close();
                  } else {
                    linger();
                  }
                });
    guard.flushed();
  }

  /** Ends the output, and takes and forgets what the peer still sends, until it ends too. */
  private void linger() {
    outputShut = true;
    channel.config().setAutoRead(true);
    endOutput();
    closeIfBothEnded();
    if (channel.isOpen()) {
      closeAfterLinger();
    }
  }

  private void endOutput() {
    if (tls == null) {
      shutOutput();
    } else {
      tls.closeOutbound().addListener(notified -> shutOutput());
    }
  }

  private void shutOutput() {
    if (channel instanceof DuplexChannel duplex) {
      duplex
          .shutdownOutput()
          .addListener(
              (ChannelFutureListener)
                  shut -> {
                    if (!shut.isSuccess()) {
                      channel.close();
                    }
                  });
    }
  }

  private void closeIfBothEnded() {
    if (inputEnded && outputShut) {
      channel.close();
    }
  }

  private void closeAfterLinger() {
    closeTimer = channel.eventLoop().schedule(this::closeNow, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Past TLS, which would say goodbye to a peer that may not be reading. */
  private void closeNow() {
    channel.unsafe().close(channel.unsafe().voidPromise());
  }

  @Override
  public void abort() {
    closing = true;
    if (peer.transport() != Peer.Transport.UNIX && channel.isOpen()) {
      reset();
    }
    closeNow();
  }

  /** What is not sent is to be dropped, and the peer to know that this is no ordinary end. */
  private void reset() {
    try {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    } catch (ChannelException e) {
      // The peer was faster.
      LOG.log(Level.TRACE, "a connection was closed before it could be reset", e);
    }
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  @Override
  public boolean isOwnThread() {
    return channel.eventLoop().inEventLoop();
  }

  @Override
  public long nanoTime() {
    Ticker ticker = channel.eventLoop().ticker();
    // Netty's system ticker counts from another moment than everybody else.
    return ticker == Ticker.systemTicker() ? System.nanoTime() : ticker.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    ScheduledFuture<?> scheduled =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  if (!over) {
                    task.run();
                  }
                },
                delayNanos,
                TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void execute(Runnable task) {
    channel.eventLoop().execute(task);
  }
}
