package dev.wirecommand.client;

import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;

/**
 * A receiver of the text output and progress updates that a server sends during a call (section 4
 * of the protocol). Its methods run on the event loop and must not block it. An exception from a
 * method is logged, and the call continues.
 */
public interface CallObserver {
  /**
   * Receives a piece of human-readable text.
   *
   * @param text a piece of the text
   */
  default void text(TextOutput text) {}

  /**
   * Receives a progress update for one topic.
   *
   * @param update the progress; {@link ProgressUpdate#isEnd} ends its topic
   */
  default void progress(ProgressUpdate update) {}
}
