package dev.wirecommand.codegen;

import dev.wirecommand.cbor.NameTable;
import java.util.StringJoiner;

/** The names that would have been right, for messages. */
final class KnownNames {
  /** More names than this would hide the fact rather than show the fix. */
  private static final int LISTED = 32;

  private KnownNames() {}

  /** The names, such as {@code a, b, … and 5 more}; {@code none} where there are none. */
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
