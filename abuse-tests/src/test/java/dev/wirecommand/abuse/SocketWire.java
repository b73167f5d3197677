package dev.wirecommand.abuse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A TCP or Unix domain socket. */
final class SocketWire implements Wire {
  private final SocketChannel socket;
  private final Selector selector;
  private final SelectionKey key;

  SocketWire(SocketAddress address) throws IOException {
    socket = SocketChannel.open(address);
    selector = Selector.open();
    if (address instanceof InetSocketAddress) {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    socket.configureBlocking(false);
    key = socket.register(selector, 0);
  }

  @Override
  public void write(ByteBuffer bytes, long patienceMillis) throws IOException {
    while (bytes.hasRemaining()) {
      if (socket.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE, "read", patienceMillis);
      }
    }
  }

  @Override
  public int read(ByteBuffer buffer, long patienceMillis) throws IOException {
    int n = socket.read(buffer);
    while (n == 0) {
      await(SelectionKey.OP_READ, "sent", patienceMillis);
      n = socket.read(buffer);
    }
    return n;
  }

  private void await(int operation, String what, long patienceMillis) throws IOException {
    key.interestOps(operation);
    if (selector.select(patienceMillis) == 0) {
      throw new SilentException(what);
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    selector.close();
  }
}
