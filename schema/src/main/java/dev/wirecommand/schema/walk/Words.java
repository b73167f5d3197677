package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.text.EscapedText;
import java.util.Collection;
import java.util.StringJoiner;

/** Texts of messages. */
public final class Words {
  /** The maximum number of characters that a message quotes. */
  private static final int QUOTED = 64;

  /** The maximum number of names that a message lists. */
  private static final int LISTED = 32;

  private Words() {}

  /** Returns a text in single quotes, with invisible characters escaped. */
  public static String quoted(String text) {
    return "'" + EscapedText.of(text, QUOTED) + "'";
  }

  /** Returns a value as text; a long one is cut. */
  public static String shown(CborValue value) {
    String text = value.toString();
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED - 1) + "…";
  }

  /** Returns names as text, such as {@code a, b, … and 5 more}; {@code none} if there are none. */
  public static String list(Collection<String> names) {
    StringJoiner listed = new StringJoiner(", ").setEmptyValue("none");
    names.stream().limit(LISTED).forEach(name -> listed.add(EscapedText.of(name, QUOTED)));
    if (names.size() > LISTED) {
      listed.add("… and " + (names.size() - LISTED) + " more");
    }
    return listed.toString();
  }

  /** Returns the message for an unknown field. */
  public static String unknownField(String name, Collection<String> known) {
    return "unknown field " + quoted(name) + "; it has " + list(known);
  }

  /** Returns the message for a field that must be there. */
  public static String missingField(String name) {
    return "missing field " + quoted(name);
  }

  /** Returns the message for a {@code type} that no record of a choice has. */
  public static String unknownType(String tag, Collection<String> known) {
    return "unknown type " + quoted(tag) + "; it is one of " + list(known);
  }
}
