package dev.wirecommand.benchmarks.netty;

import dev.wirecommand.benchmarks.harness.Pattern;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An end of a connection. A message is its length in four bytes, and itself; one of a negative
 * length begins a stream, whose length is in the next eight bytes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the connection.
abstract class MessageHandler extends ChannelInboundHandlerAdapter {
  static final int DOWNLOAD = -1;
  static final int UPLOAD = -2;

  private static final int STREAM_HEAD = Integer.BYTES + Long.BYTES;
  private static final ByteBuf PATTERN =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer(2 * Pattern.PERIOD).writeBytes(Pattern.bytes()));

  private static final ByteBuffer EXPECTED = ByteBuffer.wrap(Pattern.bytes()).asReadOnlyBuffer();

  private final Writing writing;
  private @Nullable ChannelHandlerContext context;
  private @Nullable ByteBuf rest;
  private @Nullable ByteBuf out;
  private boolean inBatch;

  /* The stream that comes in, and the one that goes out. */
  private long incoming;
  private long sent;
  private long toSend;

  MessageHandler(Writing writing) {
    this.writing = writing;
  }

  ChannelHandlerContext context() {
    ChannelHandlerContext known = context;
    if (known == null) {
      throw new IllegalStateException("not connected");
    }
    return known;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inBatch = true;
    ByteBuf bytes = (ByteBuf) message;
    if (rest != null) {
      bytes = rest.writeBytes(bytes);
      ((ByteBuf) message).release();
      rest = null;
    }
    while (takeOne(bytes)) {}
    if (bytes.isReadable()) {
      // Space for the rest of the message, which grows if need be.
      rest = context.alloc().buffer(64 * 1024).writeBytes(bytes);
    }
    bytes.release();
  }

  private boolean takeOne(ByteBuf bytes) {
    if (incoming > 0) {
      int part = (int) Math.min(incoming, Math.min(bytes.readableBytes(), Pattern.PERIOD));
      if (part == 0) {
        return false;
      }
      incoming -= part;
      onStream(bytes, part, incoming == 0);
      return true;
    }
    if (bytes.readableBytes() < Integer.BYTES) {
      return false;
    }
    int length = bytes.getInt(bytes.readerIndex());
    if (length < 0) {
      if (bytes.readableBytes() < STREAM_HEAD) {
        return false;
      }
      bytes.skipBytes(Integer.BYTES);
      onHead(length, bytes.readLong());
      return true;
    }
    if (bytes.readableBytes() < Integer.BYTES + length) {
      return false;
    }
    onMessage(bytes.skipBytes(Integer.BYTES), length);
    return true;
  }

  /** Reads a message, which is these bytes. */
  abstract void onMessage(ByteBuf bytes, int length);

  /** Begins a stream, or asks for one. */
  abstract void onHead(int kind, long length);

  /** Reads a part of a stream, which is these bytes. */
  abstract void onStream(ByteBuf bytes, int length, boolean last);

  /** Reads bytes and tells whether they are the pattern's. */
  static boolean matches(long position, ByteBuf bytes, int length) {
    int index = bytes.readerIndex();
    bytes.skipBytes(length);
    // This compares words. The comparison of Netty's buffers compares bytes.
    return EXPECTED
        .slice(Pattern.offset(position), length)
        .equals(bytes.internalNioBuffer(index, length));
  }

  void expectStream(long length) {
    incoming = length;
  }

  /** Returns the buffer for a message. */
  ByteBuf out(int length) {
    if (writing == Writing.EACH) {
      return context().alloc().ioBuffer(Integer.BYTES + length);
    }
    ByteBuf current = out;
    if (current == null) {
      current = context().alloc().ioBuffer(16 * 1024);
      out = current;
    }
    return current;
  }

  /** Sends a message that was written, at once or at the end of the batch. */
  void wrote(ByteBuf message) {
    if (writing == Writing.EACH) {
      context().writeAndFlush(message, context().voidPromise());
    } else if (!inBatch) {
      flush();
    }
  }

  private void flush() {
    ByteBuf current = out;
    if (current != null) {
      out = null;
      context().writeAndFlush(current, context().voidPromise());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    inBatch = false;
    flush();
  }

  void head(int kind, long length) {
    ByteBuf head = out(Long.BYTES);
    head.writeInt(kind).writeLong(length);
    wrote(head);
  }

  void sendStream(long length) {
    sent = 0;
    toSend = length;
    pump();
  }

  private void pump() {
    while (sent < toSend && context().channel().isWritable()) {
      int part = (int) Math.min(Pattern.PERIOD, toSend - sent);
      context().write(PATTERN.slice(Pattern.offset(sent), part), context().voidPromise());
      sent += part;
      if (!context().channel().isWritable() || sent == toSend) {
        context().flush();
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    pump();
  }
}
