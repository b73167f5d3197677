package dev.wirecommand.command;

import org.jspecify.annotations.Nullable;

/**
 * Tells the peer about the progress of one part of a command's work (section 4 of the protocol).
 * {@link #position} sends what has changed; closing ends the topic. Made by {@link
 * CommandContext#progress}. Safe for use by any thread; does nothing once the request is answered
 * or cancelled.
 */
public interface CommandProgress extends AutoCloseable {
  /**
   * Sets the total amount of work.
   *
   * @param total how much, 0 or more; 0 where that is not known
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  CommandProgress total(long total);

  /**
   * Sets the unit in which the work is counted.
   *
   * @param unit the unit, such as {@code files}; null for none
   * @return this
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  CommandProgress unit(@Nullable String unit);

  /**
   * Sets the item that is being worked on.
   *
   * @param item the item, such as the name of a file; null for none
   * @return this
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  CommandProgress item(@Nullable String item);

  /**
   * Sets the amount of finished work, and sends it together with the total, unit and item.
   *
   * @param position how much, 0 or more
   * @return this
   * @throws IllegalArgumentException if it is negative, or the whole does not fit one frame
   */
  CommandProgress position(long position);

  /** Ends the topic of this progress report. A topic that was not closed ends with its request. */
  @Override
  void close();
}
