package dev.wirecommand;

/**
 * The permission that a caller needs to run a command (section 5 of the protocol).
 *
 * <p>A caller with {@link #WRITE} permission can also run commands that need {@link #READ}.
 */
public enum Permission {
  /** The command only reads ({@code ro} on the wire). */
  READ("ro"),
  /** The command changes something ({@code rw} on the wire). */
  WRITE("rw");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the permission's name in the protocol.
   *
   * @return {@code ro} or {@code rw}
   */
  public String wireName() {
    return wireName;
  }
}
