package dev.wirecommand.client;

import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;

/**
 * Told of what a server says beside an answer, before the answer is there (section 4 of the
 * protocol). Called on the connection's thread, which it must not block; what it throws is logged
 * and disturbs nothing.
 */
public interface CallObserver {
  /**
   * Text for people.
   *
   * @param text a piece of it
   */
  default void text(TextOutput text) {}

  /**
   * The server told how far it has come.
   *
   * @param update how far; {@link ProgressUpdate#isEnd} ends its topic
   */
  default void progress(ProgressUpdate update) {}
}
