package dev.wirecommand.benchmarks.barenio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** An end of a connection. A message is its length in four bytes, and itself. */
abstract class MessageEnd {
  private static final int LONGEST = 64 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST);

  MessageEnd(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  /** Reads what has come. */
  void read() throws IOException {
    if (channel.read(in) < 0) {
      channel.close();
      throw new EOFException();
    }
    in.flip();
    while (in.remaining() >= Integer.BYTES) {
      int length = in.getInt(in.position());
      if (in.remaining() < Integer.BYTES + length) {
        break;
      }
      onMessage(in.slice(in.position(), Integer.BYTES + length));
      in.position(in.position() + Integer.BYTES + length);
    }
    in.compact();
  }

  /** Handles a message with its length. */
  abstract void onMessage(ByteBuffer message) throws IOException;

  /** Writes all bytes. The peer reads while this waits. */
  void write(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      channel.write(message);
    }
  }
}
