package dev.wirecommand.client;

import dev.wirecommand.Permission;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command, as far as its callers need to know it. A generated client keeps one for each of its
 * commands. Immutable.
 */
public final class CommandName {
  private final String name;
  private final Permission permission;
  private final byte[] encoded;

  /**
   * A command.
   *
   * @param name the name on the wire
   * @param permission what a peer must be allowed to do to run it: a command that is read may be
   *     called again where an answer was lost
   */
  public CommandName(String name, Permission permission) {
    this.name = name;
    this.permission = permission;
    // Once here, and not with each call.
    this.encoded = name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The name on the wire.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * What a peer must be allowed to do to run the command.
   *
   * @return the permission
   */
  public Permission permission() {
    return permission;
  }

  /** The name as it is sent; not to be changed. */
  byte[] encoded() {
    return encoded;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof CommandName other
        && name.equals(other.name)
        && permission == other.permission;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, permission);
  }

  @Override
  public String toString() {
    return "CommandName[name=" + name + ", permission=" + permission + "]";
  }
}
