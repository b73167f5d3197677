package dev.wirecommand.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that text output and progress updates must follow (section 4 of the protocol). */
public final class SideOutputRules {
  private static final long END = -1;

  private SideOutputRules() {}

  /**
   * Checks a piece of text output against the rules of the protocol.
   *
   * @param format the format
   * @param args the arguments that replace each {@code %s} of the format
   * @param labels the labels
   * @throws IllegalArgumentException if the format or a label is not ASCII, the format has another
   *     percent sign than {@code %s} and {@code %%}, its number of {@code %s} differs from the
   *     number of arguments, or an argument has half a surrogate pair
   */
  public static void checkText(String format, List<String> args, List<String> labels) {
    requireAscii("text format", format);
    for (String label : labels) {
      requireAscii("text label", label);
    }
    for (String arg : args) {
      requireUnicode("text argument", arg);
    }
    int placeholders = countPlaceholders(format);
    if (placeholders != args.size()) {
      throw new IllegalArgumentException(
          "text format "
              + AsciiText.quote(format)
              + " takes "
              + placeholders
              + " arguments, is given "
              + args.size());
    }
  }

  /**
   * Checks a progress update against the rules of the protocol.
   *
   * @param topic the topic
   * @param position how much is done, or -1 at the end of the topic
   * @param total how much there is to do, 0 where that is not known
   * @param label the unit, or null for none
   * @param item the current item, or null for none
   * @throws IllegalArgumentException if the position is below -1, the total below 0, or a text has
   *     half a surrogate pair
   */
  public static void checkProgress(
      String topic, long position, long total, @Nullable String label, @Nullable String item) {
    if (position < END) {
      throw new IllegalArgumentException("progress position must be -1 or more, is " + position);
    }
    if (total < 0) {
      throw new IllegalArgumentException("progress total must be 0 or more, is " + total);
    }
    requireUnicode("progress topic", topic);
    requireUnicode("progress label", label);
    requireUnicode("progress item", item);
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
                + AsciiText.quote(format)
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
            what + " " + AsciiText.quote(text) + " is not ASCII at index " + i);
      }
    }
  }

  private static void requireUnicode(String what, @Nullable String text) {
    if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          what + " " + AsciiText.quote(text) + " has half a surrogate pair");
    }
  }
}
