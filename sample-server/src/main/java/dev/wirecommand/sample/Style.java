package dev.wirecommand.sample;

/** Gives text weight where it is read on a terminal, and leaves it as it is elsewhere. */
enum Style {
  /** What was asked. */
  BOLD("1"),
  /** What is there for those who look closer. */
  FAINT("2"),
  /** What was refused. */
  RED("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String text, boolean colours) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Whether standard output goes to a person who has not asked for plain text. The start script
   * tells: Java itself knows only since JDK 22.
   */
  static boolean wanted() {
    String refusal = System.getenv("NO_COLOR");
    return Boolean.getBoolean("wirecommand.terminal") && (refusal == null || refusal.isEmpty());
  }
}
