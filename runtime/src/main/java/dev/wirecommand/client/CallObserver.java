package dev.wirecommand.client;

import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;

/**
 * A receiver of the text and the progress that a server sends besides the response, before the
 * response ends (section 4 of the protocol). Called on the event loop, which it must not block.
 * What it throws is logged, and the call goes on.
 */
public interface CallObserver {
  /**
   * Receives text for people.
   *
   * @param text a piece of the text
   */
  default void text(TextOutput text) {}

  /**
   * Receives the progress of a topic.
   *
   * @param update the progress; {@link ProgressUpdate#isEnd} ends its topic
   */
  default void progress(ProgressUpdate update) {}
}
