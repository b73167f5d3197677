package dev.wirecommand.codegen;

import dev.wirecommand.cbor.NameTable;
import java.util.StringJoiner;

/** A list of valid names, for messages about an unknown one. */
final class KnownNames {
  /** The number of names at which a longer list would hide the error instead of showing the fix. */
  private static final int LISTED = 32;

  private KnownNames() {}

  /** Returns the names, such as {@code a, b, … and 5 more}; {@code none} if there are none. */
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
