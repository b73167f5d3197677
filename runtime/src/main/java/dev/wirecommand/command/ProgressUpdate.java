package dev.wirecommand.command;

import dev.wirecommand.text.EscapedText;
import dev.wirecommand.text.SideOutputRules;
import org.jspecify.annotations.Nullable;

/**
 * An update on the progress of one part of a command's work (section 4 of the protocol).
 *
 * @param topic what is being done
 * @param position how much of it is done, 0 or more, or -1 at the {@linkplain #isEnd end} of the
 *     topic
 * @param total how much there is to do, 0 or more; 0 where that is not known. A peer's total that
 *     is greater than {@link Long#MAX_VALUE} is received as that
 * @param unit the unit in which position and total count, or null for none
 * @param item what is being worked on at the moment, or null for none
 */
public record ProgressUpdate(
    String topic, long position, long total, @Nullable String unit, @Nullable String item) {
  private static final long END = -1;

  /** The maximum length of a text in {@link #toString}, in characters. */
  private static final int LONGEST_SHOWN = 200;

  /**
   * Makes an update and checks its values.
   *
   * @throws IllegalArgumentException if the position is below -1, the total below 0, or a text has
   *     half a surrogate pair
   */
  public ProgressUpdate {
    SideOutputRules.checkProgress(topic, position, total, unit, item);
  }

  /**
   * Makes the final update of a topic.
   *
   * @param topic the topic
   * @return the update
   * @throws IllegalArgumentException if the topic has half a surrogate pair
   */
  public static ProgressUpdate end(String topic) {
    return new ProgressUpdate(topic, END, 0, null, null);
  }

  /**
   * Returns whether this is the final update of its topic.
   *
   * @return whether no more updates of the topic follow, unless it begins anew
   */
  public boolean isEnd() {
    return position == END;
  }

  /**
   * Returns the update for a person to read, such as {@code importing: 3 of 10 books, Dune}, or
   * {@code importing: ended} at the end of the topic. Characters that a terminal would obey are
   * escaped, and long texts are cut.
   *
   * @return one line
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(escaped(topic)).append(": ");
    if (isEnd()) {
      return line.append("ended").toString();
    }
    line.append(position);
    if (total > 0) {
      line.append(" of ").append(total);
    }
    if (unit != null) {
      line.append(' ').append(escaped(unit));
    }
    if (item != null) {
      line.append(", ").append(escaped(item));
    }
    return line.toString();
  }

  private static String escaped(String text) {
    return EscapedText.of(text, LONGEST_SHOWN);
  }
}
