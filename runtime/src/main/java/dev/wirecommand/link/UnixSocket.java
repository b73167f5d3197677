package dev.wirecommand.link;

import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The address of a Unix domain socket. It is a path, or a name in Linux's abstract namespace. An
 * abstract name has no file and no permissions. Immutable.
 *
 * <p>The JDK's own sockets support neither abstract names nor paths of more than 106 bytes, and a
 * client that shuts down its output ends the whole connection there, including calls in progress. A
 * transport that uses Linux's epoll has none of these restrictions.
 */
public final class UnixSocket extends SocketAddress {
  private static final long serialVersionUID = 1L;

  /** The maximum length of an address in bytes, without the terminating byte. */
  private static final int MOST_BYTES = 107;

  /** The absolute path, or NUL followed by the abstract name. */
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
   * Returns the address of the socket at a file path.
   *
   * @param path the file's path; made absolute, it has at most 107 bytes of UTF-8
   * @return the address
   * @throws IllegalArgumentException if the path is longer
   */
  public static UnixSocket of(Path path) {
    String absolute = path.toAbsolutePath().toString();
    return new UnixSocket(absolute, absolute);
  }

  /**
   * Returns the address of a socket with an abstract name. Only Linux supports such names. Every
   * program on the machine, or in the container, may connect to such a socket.
   *
   * @param name the name without a leading NUL or {@code @}; 1 to 106 bytes of UTF-8
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
   * Parses the text form of an address.
   *
   * @param text a path, or {@code @} or NUL followed by an abstract name
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
   * Returns whether the socket has an abstract name and no file.
   *
   * @return whether the address is in Linux's abstract namespace
   */
  public boolean isAbstract() {
    return name.charAt(0) == '\0';
  }

  /**
   * Returns the path of the socket's file.
   *
   * @return the absolute path, or null for an abstract name
   */
  public @Nullable Path path() {
    return isAbstract() ? null : Path.of(name);
  }

  /**
   * Returns the address in the form that the operating system uses.
   *
   * @return the absolute path, or NUL followed by the abstract name
   */
  public String name() {
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

  /** Returns the absolute path, or {@code @} followed by the abstract name. */
  @Override
  public String toString() {
    return isAbstract() ? "@" + name.substring(1) : name;
  }
}
