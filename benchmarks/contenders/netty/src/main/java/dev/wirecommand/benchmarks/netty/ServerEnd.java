package dev.wirecommand.benchmarks.netty;

import io.netty.buffer.ByteBuf;

/** A server's end, which echoes messages. */
final class ServerEnd extends MessageHandler {
  private long received;
  private boolean same;

  ServerEnd(Writing writing) {
    super(writing);
  }

  @Override
  void onMessage(ByteBuf bytes, int length) {
    ByteBuf answer = out(length);
    answer.writeInt(length).writeBytes(bytes, length);
    wrote(answer);
  }

  @Override
  void onHead(int kind, long length) {
    if (kind == DOWNLOAD) {
      sendStream(length);
    } else {
      received = 0;
      same = true;
      expectStream(length);
    }
  }

  @Override
  void onStream(ByteBuf bytes, int length, boolean last) {
    same &= matches(received, bytes, length);
    received += length;
    if (last) {
      ByteBuf answer = out(Long.BYTES);
      answer.writeInt(Long.BYTES).writeLong(same ? received : -1);
      wrote(answer);
    }
  }
}
