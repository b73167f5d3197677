package dev.wirecommand.codegen;

import dev.wirecommand.cbor.NameTable;
import java.util.StringJoiner;

/** A formatter of valid names, for messages about an unknown name. */
final class KnownNames {
  /** The maximum number of names in a message. A longer list would hide the error. */
  private static final int LISTED = 32;

  private KnownNames() {}

  /**
   * Returns the names as text, such as {@code a, b, … and 5 more}, or {@code none} if there are no
   * names.
   */
  static String list(NameTable known) {
    StringJoiner names = new StringJoiner(", ").setEmptyValue("none");
    int listed = Math.min(known.size(), LISTED);
    for (int i = 0; i < listed; i++) {
      names.add(known.name(i));
    }
    if (listed < known.size()) {
      names.add("… and " + (known.size() - listed) + " more");
    }
    return names.toString();
  }
}
