package dev.wirecommand.client;

import dev.wirecommand.Permission;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name and the permission of a command. A generated client has one for each of its commands.
 * Immutable.
 */
public final class CommandName {
  private final String name;
  private final Permission permission;
  private final byte[] encoded;

  /**
   * Creates the name of a command, together with the permission that its callers need.
   *
   * @param name the name on the wire
   * @param permission the permission that a caller needs; calls that need {@link Permission#READ}
   *     may be retried when their response was lost
   */
  public CommandName(String name, Permission permission) {
    this.name = name;
    this.permission = permission;
    // Encoded once instead of with each call.
    this.encoded = name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the command's name, as it appears on the wire.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the permission that a caller of the command needs.
   *
   * @return the permission
   */
  public Permission permission() {
    return permission;
  }

  /** Returns the name in UTF-8, as it is sent. The caller must not change the array. */
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

  /** Returns the command's name, as it appears on the wire. */
  @Override
  public String toString() {
    return name;
  }
}
