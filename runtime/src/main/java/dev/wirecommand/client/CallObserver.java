package dev.wirecommand.client;

import dev.wirecommand.reactor.Progress;
import dev.wirecommand.reactor.TextAtom;

/**
 * A receiver of the text and the progress that a server sends besides the response, before the
 * response ends (section 4 of the protocol). Called on the event loop, which it must not block.
 * What it throws is logged, and the call goes on.
 */
public interface CallObserver {
  /**
   * Receives text for people.
   *
   * @param atom a piece of the text
   */
  default void text(TextAtom atom) {}

  /**
   * Receives the progress of a topic.
   *
   * @param progress the progress; the position {@link Progress#END} ends its topic
   */
  default void progress(Progress progress) {}
}
