package dev.wirecommand.nio;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** The socket that a program such as systemd or inetd has opened for this process. */
final class InheritedSocket {
  private InheritedSocket() {}

  /**
   * Returns the listening socket that is this process's standard input.
   *
   * @throws IOException if standard input is something else
   */
  static ServerSocketChannel listening() throws IOException {
    return listening(System.inheritedChannel());
  }

  static ServerSocketChannel listening(@Nullable Channel inherited) throws IOException {
    if (inherited instanceof ServerSocketChannel channel) {
      return channel;
    }
    if (inherited == null) {
      throw new IOException(
          "no socket was inherited: standard input is none; for systemd, set StandardInput=socket"
              + " in the service");
    }
    inherited.close();
    throw new IOException(
        "the inherited socket does not listen: it is one connection; for systemd, set Accept=no in"
            + " the socket, for inetd, use wait");
  }
}
