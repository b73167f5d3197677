package dev.wirecommand.netty;

import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The address of a Unix domain socket: a path, or a name in Linux's abstract namespace, which has
 * no file and no permissions. Immutable.
 *
 * <p>Connections are made with Linux's epoll where Netty's native transport is there, and with the
 * JDK's sockets where not. With these there are no abstract names, a path has at most 106 bytes,
 * and a client that ends its output ends the connection, answers under way and all.
 */
public final class UnixSocket extends SocketAddress {
  private static final long serialVersionUID = 1L;

  /** What fits into the system's address structure, with the byte that ends it. */
  private static final int MOST_BYTES = 107;

  /** The path, or NUL and the name. */
  private final String name;

  private UnixSocket(String name, String shown) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a Unix domain socket's address has at most "
              + MOST_BYTES
              + " bytes, this one has "
              + bytes
              + ": "
              + shown);
    }
    this.name = name;
  }

  /**
   * The address of a socket that has a file.
   *
   * @param path the file's path, at most 107 bytes of UTF-8 long once it is absolute
   * @return the address
   * @throws IllegalArgumentException if the path is longer
   */
  public static UnixSocket of(Path path) {
    String absolute = path.toAbsolutePath().toString();
    return new UnixSocket(absolute, absolute);
  }

  /**
   * The address of a socket that has a name alone, which only Linux knows. Every program of the
   * machine, or the container, may connect to it.
   *
   * @param name the name, without the NUL or {@code @} that it is written with; 1 to 106 bytes of
   *     UTF-8
   * @return the address
   * @throws IllegalArgumentException if the name is empty or longer
   */
  public static UnixSocket abstractName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an abstract Unix domain socket needs a name");
    }
    return new UnixSocket("\0" + name, "@" + name);
  }

  /**
   * The address that a text stands for.
   *
   * @param text a path, or an abstract name after {@code @} or NUL
   * @return the address
   * @throws IllegalArgumentException if it is empty or too long
   */
  public static UnixSocket parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a Unix domain socket needs a path or an @name");
    }
    return text.charAt(0) == '@' || text.charAt(0) == '\0'
        ? abstractName(text.substring(1))
        : of(Path.of(text));
  }

  /**
   * Whether the socket has a name alone and no file.
   *
   * @return whether it is in Linux's abstract namespace
   */
  public boolean isAbstract() {
    return name.charAt(0) == '\0';
  }

  /**
   * The socket's file.
   *
   * @return the absolute path, or null where there is none
   */
  public @Nullable Path path() {
    return isAbstract() ? null : Path.of(name);
  }

  /** As the system takes it: a path, or NUL and the name. */
  String name() {
    return name;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof UnixSocket other && name.equals(other.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The path, or {@code @} and the name. */
  @Override
  public String toString() {
    return isAbstract() ? "@" + name.substring(1) : name;
  }
}
