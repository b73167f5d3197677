package dev.wirecommand.benchmarks.barenio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A server's end, which echoes messages. */
final class ServerEnd extends MessageEnd {
  ServerEnd(SocketChannel channel) {
    super(channel);
  }

  @Override
  void onMessage(ByteBuffer message) throws IOException {
    write(message);
  }
}
