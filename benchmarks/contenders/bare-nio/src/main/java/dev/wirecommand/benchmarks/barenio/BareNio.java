package dev.wirecommand.benchmarks.barenio;

import dev.wirecommand.benchmarks.harness.Contender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo by java.nio, with a selector and a thread on each side. Only its start is measured. */
public final class BareNio implements Contender {
  @Override
  public Server serve(Handlers handlers) throws IOException {
    if (handlers == Handlers.BLOCKING) {
      throw new UnsupportedOperationException("has no handlers that may block");
    }
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = listening.socket().getLocalPort();
    SelectorLoop loop = new SelectorLoop(Selector.open(), "server");
    loop.register(listening, SelectionKey.OP_ACCEPT, null);
    loop.start();
    return new Server() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        loop.close();
      }
    };
  }

  @Override
  public Client newClient(int port) throws IOException {
    SelectorLoop loop = new SelectorLoop(Selector.open(), "client");
    return new Client() {
      private boolean started;

      @Override
      public Connection connect() throws IOException {
        if (started) {
          throw new UnsupportedOperationException("has one connection");
        }
        started = true;
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ClientEnd end = new ClientEnd(channel);
        loop.register(channel, SelectionKey.OP_READ, end);
        loop.start();
        return end;
      }

      @Override
      public void close() {
        loop.close();
      }
    };
  }
}
