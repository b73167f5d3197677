package dev.wirecommand.command;

import dev.wirecommand.text.SideOutputRules;
import java.util.List;

/**
 * A human-readable text, which consists of a format and its arguments (section 4 of the protocol).
 *
 * @param format ASCII text with {@code %s} for each argument and {@code %%} for a percent sign, and
 *     no other use of the percent sign
 * @param args the arguments that replace each {@code %s}; immutable
 * @param labels ASCII names that say what kind of text this is; immutable
 */
public record TextOutput(String format, List<String> args, List<String> labels) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if the format or a label is not ASCII, the format has another
   *     percent sign, its number of {@code %s} differs from the number of arguments, or an argument
   *     has half a surrogate pair
   */
  public TextOutput {
    args = List.copyOf(args);
    labels = List.copyOf(labels);
    SideOutputRules.checkText(format, args, labels);
  }

  /**
   * Makes a text without labels.
   *
   * @param format the format
   * @param args the arguments that replace each {@code %s}
   * @return the text
   * @throws IllegalArgumentException as the constructor
   */
  public static TextOutput of(String format, String... args) {
    return new TextOutput(format, List.of(args), List.of());
  }

  /**
   * Returns the text with its arguments filled in. Its time is linear in the length of the result.
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
}
