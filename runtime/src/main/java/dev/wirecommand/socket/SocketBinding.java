package dev.wirecommand.socket;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.text.FailureText;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in which a server binds to an address, whatever its sockets are. */
public final class SocketBinding {
  private SocketBinding() {}

  /**
   * Binds a server to a Unix domain socket.
   *
   * @param <S> the type of a listening server
   */
  @FunctionalInterface
  public interface UnixBinder<S> {
    /**
     * Binds a server.
     *
     * @param bound the socket to bind to
     * @param file the file of the socket that users see, or null for an abstract name
     * @return the listening server
     * @throws IOException if it cannot be bound
     */
    S bind(UnixSocket bound, @Nullable SocketFile file) throws IOException;
  }

  /**
   * Looks up the name of a host to listen on, unless that has been done.
   *
   * @param address the address
   * @return an address that is resolved
   * @throws IOException if there is no such host
   */
  public static InetSocketAddress resolved(InetSocketAddress address) throws IOException {
    if (!address.isUnresolved()) {
      return address;
    }
    InetSocketAddress again = new InetSocketAddress(address.getHostString(), address.getPort());
    if (again.isUnresolved()) {
      throw new IOException(
          "can't listen on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": there is no host of this name; give a name or an address of this machine");
    }
    return again;
  }

  /**
   * Binds a server to a Unix domain socket. Its file appears with the right permissions.
   *
   * @param <S> the type of a listening server
   * @param socket the socket that users see
   * @param permissions the permissions of its file
   * @param binder binds the server
   * @return the listening server
   * @throws IOException if it cannot be bound; the message says why
   */
  public static <S extends AutoCloseable> S unix(
      UnixSocket socket, Set<PosixFilePermission> permissions, UnixBinder<S> binder)
      throws IOException {
    Path path = socket.path();
    if (path == null) {
      return binder.bind(socket, null);
    }
    SocketFile file;
    try {
      file = SocketFile.prepare(path);
    } catch (IOException e) {
      throw cantListen(socket, e);
    }
    S listening;
    try {
      listening = binder.bind(UnixSocket.of(file.bindPath()), file);
    } catch (IOException | RuntimeException e) {
      file.giveUp();
      throw e;
    }
    try {
      file.publish(permissions);
    } catch (IOException e) {
      throw closed(listening, cantListen(socket, e));
    }
    return listening;
  }

  private static IOException closed(AutoCloseable listening, IOException failure) {
    try {
      listening.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /**
   * Returns the exception for an address on which a server cannot listen.
   *
   * @param address the address that users see
   * @param cause the reason
   * @return an exception that names both
   */
  public static IOException cantListen(SocketAddress address, Throwable cause) {
    return new IOException("can't listen on " + address + ": " + FailureText.of(cause), cause);
  }
}
