package dev.wirecommand;

/**
 * What a peer must be allowed to do before it may run a command (section 5 of the protocol).
 *
 * <p>A peer that may write may read as well.
 */
public enum Permission {
  /** The command only reads; {@code ro} on the wire. */
  READ("ro"),
  /** The command changes something; {@code rw} on the wire. */
  WRITE("rw");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The permission's name in the protocol.
   *
   * @return {@code ro} or {@code rw}
   */
  public String wireName() {
    return wireName;
  }
}
