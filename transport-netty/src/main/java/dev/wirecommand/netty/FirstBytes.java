package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;

/**
 * A handler that keeps the first bytes of a TLS connection until the handshake has ended, so that a
 * peer that speaks another protocol is named for what it speaks. It is placed before the TLS
 * handler.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private static final int MOST = 80;

  private byte[] bytes = {};

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    int before = bytes.length;
    int more = Math.min(MOST - before, in.readableBytes());
    if (more > 0) {
      bytes = Arrays.copyOf(bytes, before + more);
      in.getBytes(in.readerIndex(), bytes, before, more);
    }
    context.fireChannelRead(message);
  }

  /** Returns the first bytes that have arrived, at most 80. */
  byte[] bytes() {
    return bytes;
  }
}
