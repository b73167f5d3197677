package dev.wirecommand.socket;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;

/** Converts Unix domain sockets to the addresses of the JDK, which have paths only. */
public final class UnixAddresses {
  private UnixAddresses() {}

  /**
   * Converts a Unix domain socket.
   *
   * @param socket the socket
   * @return the address of the JDK
   * @throws IOException if the JDK cannot connect to it or listen on it; the message says why
   */
  public static UnixDomainSocketAddress of(UnixSocket socket) throws IOException {
    if (socket.isAbstract()) {
      throw new IOException(
          "abstract names need Linux and Netty's native epoll transport; use a path");
    }
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket.name());
    if (SocketFile.isTooLong(address.getPath())) {
      throw new IOException(
          "the JDK's transport takes a path of at most "
              + SocketFile.LONGEST_PATH
              + " bytes; use a shorter one");
    }
    return address;
  }
}
