package dev.wirecommand.reactor;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How far a command has come (section 4 of the protocol).
 *
 * @param topic what is being done
 * @param position how much of it is done, 0 or more; {@link #END} says that the topic has ended
 * @param total how much there is to do, 0 or more; 0 where that is not known. A peer's total that
 *     is greater than {@link Long#MAX_VALUE} is received as that
 * @param label the unit in which position and total count, or null for none
 * @param item what is being worked on at the moment, or null for none
 */
public record Progress(
    String topic, long position, long total, @Nullable String label, @Nullable String item) {
  /** The position that ends a topic. */
  public static final long END = -1;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the position is below -1, the total below 0, or a text has
   *     half a surrogate pair
   */
  public Progress {
    if (position < END) {
      throw new IllegalArgumentException("progress position must be -1 or more, is " + position);
    }
    if (total < 0) {
      throw new IllegalArgumentException("progress total must be 0 or more, is " + total);
    }
    requireText("topic", topic);
    requireText("label", label);
    requireText("item", item);
  }

  private static void requireText(String what, @Nullable String text) {
    if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "progress " + what + " " + Wording.quote(text) + " has half a surrogate pair");
    }
  }
}
