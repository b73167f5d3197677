package dev.wirecommand.reactor;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A piece of text output for people (section 4 of the protocol): a format and what goes into it.
 *
 * @param format ASCII text with {@code %s} for each argument and {@code %%} for a percent sign, and
 *     no other use of the percent sign
 * @param args what takes the place of each {@code %s}; immutable
 * @param labels ASCII names that say what kind of text this is; immutable
 */
public record TextAtom(String format, List<String> args, List<String> labels) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the format or a label is not ASCII, the format has another
   *     percent sign, its number of {@code %s} differs from the number of arguments, or an argument
   *     is no Unicode text (it has half a surrogate pair)
   */
  public TextAtom {
    args = List.copyOf(args);
    labels = List.copyOf(labels);
    requireAscii("text format", format);
    for (String label : labels) {
      requireAscii("text label", label);
    }
    for (String arg : args) {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(arg)) {
        throw new IllegalArgumentException(
            "text argument " + Wording.quote(arg) + " has half a surrogate pair");
      }
    }
    int placeholders = countPlaceholders(format);
    if (placeholders != args.size()) {
      throw new IllegalArgumentException(
          "text format "
              + Wording.quote(format)
              + " takes "
              + placeholders
              + " arguments, is given "
              + args.size());
    }
  }

  /**
   * Text without labels.
   *
   * @param format the format
   * @param args what takes the place of each {@code %s}
   * @return the atom
   * @throws IllegalArgumentException as the constructor
   */
  public static TextAtom of(String format, String... args) {
    return new TextAtom(format, List.of(args), List.of());
  }

  /**
   * The format with its arguments put in, in time linear in what is returned.
   *
   * @param maxLength the most characters to return; the text is cut there
   * @return the text
   */
  public String render(int maxLength) {
    StringBuilder out = new StringBuilder();
    int arg = 0;
    for (int i = 0; i < format.length() && out.length() < maxLength; i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
      } else if (format.charAt(++i) == '%') {
        out.append('%');
      } else {
        String value = args.get(arg++);
        out.append(value, 0, Math.min(value.length(), maxLength - out.length()));
      }
    }
    return out.toString();
  }

  private static int countPlaceholders(String format) {
    int count = 0;
    for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
      char kind = i + 1 < format.length() ? format.charAt(i + 1) : 0;
      if (kind == 's') {
        count++;
      } else if (kind != '%') {
        throw new IllegalArgumentException(
            "text format "
                + Wording.quote(format)
                + " has a % at index "
                + i
                + " that is neither %s nor %%");
      }
    }
    return count;
  }

  private static void requireAscii(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        throw new IllegalArgumentException(
            what + " " + Wording.quote(text) + " is not ASCII at index " + i);
      }
    }
  }
}
