package dev.wirecommand.netty;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a listening Unix domain socket.
 *
 * <p>A socket's file is born with the permissions that the process's umask leaves it, and listens
 * before anybody can change them. So that nobody connects in that moment, it is born in a folder
 * that its owner alone may enter, gets its permissions there, and only then its own name: by a hard
 * link, which fails where another file has taken the name meanwhile.
 */
final class SocketFile {
  private static final int TYPE_MASK = 0170000;
  private static final int SOCKET_TYPE = 0140000;

  /** The longest path that the JDK's sockets take: one less than the system does. */
  static final int MOST_BYTES = 106;

  private static final String BORN = "s";
  private static final String OLD = "o";
  private static final String PROBED = "p";

  private final Path path;
  private final Nursery nursery;
  private @Nullable Object key;

  private SocketFile(Path path, Nursery nursery) {
    this.path = path;
    this.nursery = nursery;
  }

  /** Where a socket is born: a private folder, and a short way to it where its own is too long. */
  private record Nursery(Path folder, @Nullable Path shortcut) {
    static Nursery beside(Path path) throws IOException {
      Path parent = path.getParent();
      if (parent == null || !Files.isDirectory(parent)) {
        throw new IOException("there is no folder " + parent);
      }
      // Readable, writable and searchable by its owner alone, unless asked otherwise.
      Path folder = Files.createTempDirectory(parent, ".wirecommand");
      if (!isTooLong(folder.resolve(BORN))) {
        return new Nursery(folder, null);
      }
      Path shortcut = Files.createTempDirectory("wirecommand").resolve("d");
      Files.createSymbolicLink(shortcut, folder);
      return new Nursery(folder, shortcut);
    }

    /** A socket in the folder, by a path that is short enough for the system. */
    Path socket(String name) {
      return (shortcut == null ? folder : shortcut).resolve(name);
    }

    void remove() throws IOException {
      Files.deleteIfExists(folder.resolve(PROBED));
      Files.deleteIfExists(folder.resolve(BORN));
      Files.deleteIfExists(folder);
      if (shortcut != null) {
        Files.deleteIfExists(shortcut);
        Path around = shortcut.getParent();
        if (around != null) {
          Files.deleteIfExists(around);
        }
      }
    }
  }

  /**
   * Makes place for a socket, removing the file that a server which is no more has left.
   *
   * @throws IOException if the file is no socket, or a server listens on it
   */
  static SocketFile prepare(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      throw new IOException("the file system has no permissions that would guard it; use TCP");
    }
    Nursery nursery = Nursery.beside(path);
    try {
      removeStale(path, nursery);
      return new SocketFile(path, nursery);
    } catch (IOException | RuntimeException e) {
      nursery.remove();
      throw e;
    }
  }

  /** Where to bind the socket, before {@link #publish}. */
  Path birthplace() {
    return nursery.socket(BORN);
  }

  /** Gives the socket its permissions, and then its name. */
  void publish(Set<PosixFilePermission> permissions) throws IOException {
    try {
      Path born = nursery.folder().resolve(BORN);
      Files.setPosixFilePermissions(born, permissions);
      Files.createLink(path, born);
      key = key();
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another server has just taken it", e);
    } finally {
      nursery.remove();
    }
  }

  /** Forgets the socket that could not be bound. */
  void giveUp() throws IOException {
    nursery.remove();
  }

  /** Removes the file, unless it is another's by now. */
  void delete() throws IOException {
    try {
      if (key != null && key.equals(key())) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // Somebody has cleaned up already.
      return;
    }
  }

  private @Nullable Object key() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  static boolean isTooLong(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  private static void removeStale(Path path, Nursery nursery) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & TYPE_MASK) != SOCKET_TYPE) {
      throw new IOException("a file is there that is no socket; choose another path or remove it");
    }
    Path probed = path;
    if (isTooLong(path)) {
      probed = nursery.socket(PROBED);
      Files.createSymbolicLink(probed, path);
    }
    refuseIfServed(probed);
    // Another server may have replaced the file since: what is deleted is what was looked at.
    Path aside = nursery.socket(OLD);
    Files.move(path, aside);
    try {
      refuseIfServed(aside);
    } catch (IOException e) {
      Files.move(aside, path);
      throw e;
    }
    Files.delete(aside);
  }

  private static void refuseIfServed(Path path) throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // Not blocking: a server whose queue is full is there all the same.
      probe.configureBlocking(false);
      boolean unused = probe.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException e) {
      // Nobody listens: its server has ended without removing it.
      return;
    }
    throw new IOException("it is already served; stop that server or choose another path");
  }
}
