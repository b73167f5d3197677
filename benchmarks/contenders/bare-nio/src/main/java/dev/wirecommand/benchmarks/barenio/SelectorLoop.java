package dev.wirecommand.benchmarks.barenio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A thread that accepts connections and reads from them. */
final class SelectorLoop implements Runnable {
  private final Selector selector;
  private final Thread thread;

  SelectorLoop(Selector selector, String name) {
    this.selector = selector;
    this.thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  /** Adds a channel. Called before the start, and then on the loop alone. */
  void register(SelectableChannel channel, int operations, @Nullable MessageEnd end)
      throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operations, end);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::handle);
      }
    } catch (ClosedSelectorException e) {
      // The loop was closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.attachment() instanceof MessageEnd end) {
        end.read();
      } else {
        accept((ServerSocketChannel) key.channel());
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private void accept(ServerSocketChannel listening) throws IOException {
    SocketChannel channel = listening.accept();
    if (channel != null) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      register(channel, SelectionKey.OP_READ, new ServerEnd(channel));
    }
  }

  /** Ends the thread. */
  void close() {
    try {
      selector.close();
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
