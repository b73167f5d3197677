package dev.wirecommand.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the process at the other end of a Unix domain socket, as the operating system says. A
 * peer can't forge it. Immutable.
 *
 * @param user the name of the effective user; the number in decimal where the user has no name
 * @param group the name of the effective group; the number in decimal where the group has no name
 * @param ids the numbers, or null where the transport does not learn them
 */
public record UnixCredentials(String user, String group, @Nullable Ids ids) {
  /**
   * The numbers of a process, its user and its group.
   *
   * @param uid the effective user
   * @param gid the effective group
   * @param pid the process at the time when it connected or began to listen
   */
  public record Ids(int uid, int gid, int pid) {}

  private static final Path SELF = Path.of("/proc/self");

  /**
   * Returns the name of the user that runs this process, in the form of {@link #user}.
   *
   * @return the name
   */
  public static String ownUser() {
    try {
      return Files.readAttributes(SELF, PosixFileAttributes.class).owner().getName();
    } catch (IOException | UnsupportedOperationException e) {
      // There is no /proc here.
      return System.getProperty("user.name");
    }
  }
}
