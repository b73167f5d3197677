package dev.wirecommand.sample;

/** The text styles of a terminal. Elsewhere, text is left unchanged. */
enum Style {
  /** For calls. */
  BOLD("1"),
  /** For details. */
  FAINT("2"),
  /** For refusals. */
  RED("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String text, boolean colours) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Returns whether standard output is a terminal and the user has not asked for plain text. The
   * start script sets a property for this, because Java can detect a terminal only since JDK 22.
   */
  static boolean wanted() {
    String refusal = System.getenv("NO_COLOR");
    return Boolean.getBoolean("wirecommand.terminal") && (refusal == null || refusal.isEmpty());
  }
}
