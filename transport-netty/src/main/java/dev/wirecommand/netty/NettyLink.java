package dev.wirecommand.netty;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.socket.TlsFailure;
import dev.wirecommand.transport.LinkState;
import dev.wirecommand.transport.LoopErrors;
import dev.wirecommand.transport.WriteGuard;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Link} that uses a Netty channel. It is the last handler of its channel's pipeline and
 * runs on the channel's event loop.
 */
final class NettyLink extends ChannelInboundHandlerAdapter implements Link {
  private static final Logger LOG = System.getLogger(NettyLink.class.getName());

  /**
   * The low and high water marks for unsent bytes in the channel. They are twice Netty's defaults,
   * so that a stream sends more than two or three frames in a row. Bytes in {@link GatheredWrites}
   * do not count; they are at most one buffer, or one larger frame.
   */
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 128 * 1024);

  private final Channel channel;
  private final Peer peer;
  private final ReadDeadlines readDeadlines;
  private final @Nullable SslHandler tls;
  private final ChannelCloser closer;
  private final WriteGuard guard;
  private final UnsentMemory memory;
  private final GatheredWrites writes;
  private final LinkHandler handler;

  private LinkState state = LinkState.OPEN;
  private @Nullable Throwable failure;

  /** Whether the engine has been told not to write, because direct memory is short. */
  private boolean waitsForMemory;

  /**
   * @param directBytes the most bytes of direct memory that the process may hold for its peers
   * @param attach makes the handler of the link
   */
  NettyLink(
      Channel channel,
      Peer peer,
      ReadDeadlines readDeadlines,
      WriteDeadlines writeDeadlines,
      ChannelCloser.Ending ending,
      long directBytes,
      Function<? super Link, ? extends LinkHandler> attach) {
    this.channel = channel;
    this.peer = peer;
    this.readDeadlines = readDeadlines;
    this.tls = channel.pipeline().get(SslHandler.class);
    this.closer = new ChannelCloser(channel, tls, ending, peer.transport() != Peer.Transport.UNIX);
    this.guard = new WriteGuard(this, writeDeadlines, new WriteProgress(channel), this::fail);
    this.memory = new UnsentMemory(directBytes, tls != null);
    this.writes = new GatheredWrites(channel, memory, this::written);
    this.handler = attach.apply(this);
    channel.config().setWriteBufferWaterMark(WATER_MARK);
    if (tls == null) {
      channel.config().setRecvByteBufAllocator(LoopReads.INSTANCE);
    }
  }

  /* Events of the channel. */

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!isOpen()) {
        return;
      }
      if (bytes.hasArray()) {
        handler.onBytes(
            bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
        return;
      }
      // Engines read from arrays, so a batch is copied once from Netty's direct memory.
      byte[] copy = LoopBuffers.array();
      while (bytes.isReadable()) {
        int length = Math.min(copy.length, bytes.readableBytes());
        bytes.readBytes(copy, 0, length);
        handler.onBytes(copy, 0, length);
      }
    } finally {
      ReferenceCountUtil.release(bytes);
    }
  }

  private boolean isOpen() {
    return state == LinkState.OPEN;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (isOpen()) {
      handler.onBatchEnd();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    becomeWritable();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SslCloseCompletionEvent ended && ended.isSuccess()) {
      endInput();
    } else if (event instanceof ChannelInputShutdownEvent) {
      if (tls == null || closer.isInputEnded() || !isOpen()) {
        endInput();
      } else {
        fail(new IOException("the TLS connection was cut: it ended without close_notify"));
      }
    }
    super.userEventTriggered(context, event);
  }

  private void endInput() {
    if (closer.isInputEnded()) {
      return;
    }
    closer.endInput();
    if (!isOpen()) {
      return;
    }
    handler.onEndOfInput();
    if (isOpen() && tls != null && tls.engine().isOutboundDone()) {
      fail(new IOException("the peer ended the TLS connection, which ends both of its directions"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (state != LinkState.CLOSED) {
      state = LinkState.CLOSED;
      writes.drop();
      closer.stop();
      try {
        handler.onClosed(failure);
      } finally {
        guard.stop();
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // Netty wraps the exceptions of TLS records.
    Throwable bare = cause.getCause() instanceof IOException wrapped ? wrapped : cause;
    if (!(bare instanceof IOException)) {
      LoopErrors.report(LOG, "a handler of a connection failed", bare);
    }
    fail(bare instanceof IOException io ? TlsFailure.of(io) : bare);
  }

  /** Records a failure and aborts the connection. */
  private void fail(Throwable cause) {
    recordFailure(cause);
    abort();
  }

  /**
   * Records the first failure, which is later passed to {@link LinkHandler#onClosed}. A failure
   * after the engine has closed is ignored.
   */
  private void recordFailure(Throwable cause) {
    if (failure == null && isOpen()) {
      failure = cause;
    }
  }

  private void written(ChannelFuture future) {
    SentWrite write = (SentWrite) future;
    memory.release(write.held());
    if (waitsForMemory && memory.mayGrow()) {
      waitsForMemory = false;
      // Not at once: the engine may be writing.
      channel.eventLoop().execute(this::becomeWritable);
    }
    if (future.isSuccess()) {
      guard.sent(write.length());
    } else if (channel.isOpen()) {
      fail(future.cause());
    } else {
      recordFailure(future.cause());
    }
  }

  private void becomeWritable() {
    if (isOpen() && isWritable()) {
      handler.onWritable();
    }
  }

  /* Calls of the engine. */

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (isOpen() && length > 0) {
      guard.written(length);
      writes.room(length).writeBytes(bytes, offset, length);
    }
  }

  @Override
  public void write(byte[] head, int headLength, byte[] bytes, int offset, int length) {
    if (isOpen()) {
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
    if (!channel.isWritable()) {
      return false;
    }
    waitsForMemory = !memory.mayGrow();
    return !waitsForMemory;
  }

  @Override
  public boolean isMemoryShort() {
    return memory.isShort();
  }

  @Override
  public void granted(long bytes) {
    guard.granted(bytes);
  }

  @Override
  public void awaitGrant(boolean awaits) {
    guard.awaitGrant(awaits);
  }

  @Override
  public void setReading(boolean reading) {
    if (isOpen() && channel.config().isAutoRead() != reading) {
      channel.config().setAutoRead(reading);
    }
  }

  @Override
  public void close() {
    if (isOpen()) {
      writes.handOver();
      state = LinkState.CLOSING;
      closer.close();
      guard.flushed();
    }
  }

  @Override
  public void abort() {
    if (isOpen()) {
      state = LinkState.CLOSING;
    }
    closer.abort();
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
    // Netty's system ticker counts from another moment than System.nanoTime().
    return ticker == Ticker.systemTicker() ? System.nanoTime() : ticker.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    ScheduledFuture<?> scheduled =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  if (state != LinkState.CLOSED) {
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
