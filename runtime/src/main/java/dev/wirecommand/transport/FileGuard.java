package dev.wirecommand.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The ways in which file systems keep other users away from the file of a socket. */
enum FileGuard {
  /** Permissions of the owner, the group and others. */
  POSIX {
    @Override
    void guardFolder(Path folder) {
      // The JDK lets only the owner enter a temporary folder.
    }

    @Override
    void set(Path socket, Set<PosixFilePermission> permissions) throws IOException {
      Files.setPosixFilePermissions(socket, permissions);
    }

    @Override
    void publish(Path bound, Path path) throws IOException {
      Files.createLink(path, bound);
    }

    @Override
    boolean isSocket(Path file) throws IOException {
      int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return (mode & TYPE_MASK) == SOCKET_TYPE;
    }
  },

  /** Lists of who may do what, as Windows has them. Only the owner is ever on the list. */
  ACL {
    @Override
    void guardFolder(Path folder) throws IOException {
      admitOwnerOnly(folder);
    }

    @Override
    void set(Path socket, Set<PosixFilePermission> permissions) throws IOException {
      if (!OWNER.containsAll(permissions)) {
        throw new IOException(
            "here only the owner can be given permissions; leave socketPermissions as they are");
      }
      admitOwnerOnly(socket);
    }

    @Override
    void publish(Path bound, Path path) throws IOException {
      // Does not replace a file.
      Files.move(bound, path);
    }

    @Override
    boolean isSocket(Path file) throws IOException {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    }

    private void admitOwnerOnly(Path file) throws IOException {
      AclFileAttributeView view =
          Objects.requireNonNull(Files.getFileAttributeView(file, AclFileAttributeView.class));
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(view.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  };

  private static final int TYPE_MASK = 0170000;
  private static final int SOCKET_TYPE = 0140000;

  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /**
   * Returns the way of a path's file system.
   *
   * @throws IOException if it has none
   */
  static FileGuard of(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix")) {
      return POSIX;
    }
    if (views.contains("acl")) {
      return ACL;
    }
    throw new IOException("the file system has no permissions that would guard it; use TCP");
  }

  /** Lets only the owner enter a temporary folder that was just made. */
  abstract void guardFolder(Path folder) throws IOException;

  /**
   * Sets who may connect to a bound socket.
   *
   * @throws IOException if the file system cannot do that
   */
  abstract void set(Path socket, Set<PosixFilePermission> permissions) throws IOException;

  /**
   * Gives a bound socket its path.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file at the path
   */
  abstract void publish(Path bound, Path path) throws IOException;

  /** Returns whether a file is a socket. */
  abstract boolean isSocket(Path file) throws IOException;
}
