package dev.wirecommand.fuzz;

/** Something that must never be, whatever the input. */
public final class Finding extends AssertionError {
  private static final long serialVersionUID = 1L;

  private Finding(String message) {
    super(message);
  }

  /**
   * Throws a finding unless what must hold does.
   *
   * @param holds whether it does
   * @param message what must hold, as a format
   * @param args what goes into the format
   */
  public static void unless(boolean holds, String message, Object... args) {
    if (!holds) {
      throw new Finding(String.format(message, args));
    }
  }

  /**
   * Makes a finding.
   *
   * @param message what must not be
   * @return the finding, to be thrown
   */
  public static Finding of(String message) {
    return new Finding(message);
  }
}
