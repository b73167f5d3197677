package dev.wirecommand.transport;

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
 * The file of a listening Unix domain socket. Not safe for use by several threads.
 *
 * <p>The system creates the file with permissions that depend on the process's umask, and accepts
 * connections before a program can change them. To keep other users out meanwhile, the socket is
 * bound in a private folder, gets its permissions there ({@code FileGuard}), and is then given its
 * path. That fails if another server has taken the path in the meantime.
 */
public final class SocketFile {
  /** The maximum length in bytes of a socket path that the JDK accepts. Linux accepts one more. */
  public static final int LONGEST_PATH = 106;

  // Files in the private folder. Their names are short because socket paths are.
  private static final String BOUND = "s";
  private static final String REPLACED = "o";
  private static final String PROBED = "p";

  private final Path path;
  private final FileGuard guard;
  private final PrivateFolder folder;
  private @Nullable Object key;

  private SocketFile(Path path, FileGuard guard, PrivateFolder folder) {
    this.path = path;
    this.guard = guard;
    this.folder = folder;
  }

  /**
   * A private folder next to the socket file. The socket is bound in this folder, which has a
   * symbolic link with a shorter path if its own path is too long.
   */
  private record PrivateFolder(Path path, @Nullable Path shortcut) {
    static PrivateFolder beside(Path socket, FileGuard guard) throws IOException {
      Path parent = socket.getParent();
      if (parent == null) {
        throw new IOException("it is a folder; choose a path in one");
      }
      if (!Files.isDirectory(parent)) {
        throw new IOException("there is no folder " + parent);
      }
      Path made = Files.createTempDirectory(parent, ".wirecommand");
      guard.guardFolder(made);
      if (!isTooLong(made.resolve(BOUND))) {
        return new PrivateFolder(made, null);
      }
      Path around = Files.createTempDirectory("wirecommand");
      guard.guardFolder(around);
      Path link = around.resolve("d");
      Files.createSymbolicLink(link, made);
      return new PrivateFolder(made, link);
    }

    /** Returns the path of a file in this private folder. It is short enough for the system. */
    Path socket(String name) {
      return (shortcut == null ? path : shortcut).resolve(name);
    }

    void remove() throws IOException {
      Files.deleteIfExists(path.resolve(PROBED));
      Files.deleteIfExists(path.resolve(BOUND));
      Files.deleteIfExists(path);
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
   * Creates a private folder to bind a socket in. Removes a socket file whose server has ended.
   *
   * @param path the absolute path of the socket
   * @return the file, on which {@link #publish} or {@link #giveUp} must follow
   * @throws IOException if the path is taken by a file that is not a socket, or by a live server,
   *     or if the file system has no permissions
   */
  public static SocketFile prepare(Path path) throws IOException {
    FileGuard guard = FileGuard.of(path);
    PrivateFolder folder = PrivateFolder.beside(path, guard);
    try {
      removeStale(path, guard, folder);
      return new SocketFile(path, guard, folder);
    } catch (IOException | RuntimeException e) {
      folder.remove();
      throw e;
    }
  }

  /**
   * Returns the temporary path at which to bind the socket. Call {@link #publish} afterwards.
   *
   * @return a path in the private folder, at most {@link #LONGEST_PATH} bytes long
   */
  public Path bindPath() {
    return folder.socket(BOUND);
  }

  /**
   * Makes the bound socket available at its final path. Sets its permissions first, and removes the
   * private folder at the end.
   *
   * @param permissions the permissions
   * @throws IOException if another server has taken the path
   */
  public void publish(Set<PosixFilePermission> permissions) throws IOException {
    try {
      Path bound = folder.path().resolve(BOUND);
      guard.set(bound, permissions);
      guard.publish(bound, path);
      key = key();
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another server has just taken it", e);
    } finally {
      folder.remove();
    }
  }

  /**
   * Removes the private folder after a failed attempt to bind the socket.
   *
   * @throws IOException if it cannot be removed
   */
  public void giveUp() throws IOException {
    folder.remove();
  }

  /**
   * Removes the socket file, unless another server has replaced it.
   *
   * @throws IOException if it cannot be removed
   */
  public void delete() throws IOException {
    try {
      if (key != null && key.equals(key())) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // The file has been removed already.
      return;
    }
  }

  /** Returns what tells the file from another one at the same path. */
  private Object key() throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Object key = attributes.fileKey();
    // Windows has no keys of files.
    return key == null ? attributes.creationTime() : key;
  }

  /**
   * Returns whether a path is too long for the JDK's sockets.
   *
   * @param path the path
   * @return whether it has more than {@link #LONGEST_PATH} bytes
   */
  public static boolean isTooLong(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
  }

  private static void removeStale(Path path, FileGuard guard, PrivateFolder folder)
      throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!guard.isSocket(path)) {
      throw new IOException("a file is there that is no socket; choose another path or remove it");
    }
    Path probed = path;
    if (isTooLong(path)) {
      probed = folder.socket(PROBED);
      Files.createSymbolicLink(probed, path);
    }
    refuseIfServed(probed);
    // Another server may have replaced the file since the probe. So the file is moved away and
    // probed again before it is deleted.
    Path aside = folder.socket(REPLACED);
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
      // Non-blocking, because connecting to a live server whose queue is full would wait.
      probe.configureBlocking(false);
      boolean unused = probe.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException e) {
      // The server has ended without removing the file.
      return;
    }
    throw new IOException("it is already served; stop that server or choose another path");
  }
}
