package dev.wirecommand.client;

import dev.wirecommand.reactor.Progress;
import dev.wirecommand.reactor.TextAtom;

/**
 * Told of what a server says beside an answer, before the answer is there (section 4 of the
 * protocol). Called on the connection's thread, which it must not block; what it throws is logged
 * and disturbs nothing.
 */
public interface CallObserver {
  /**
   * Text for people.
   *
   * @param atom a piece of it
   */
  default void text(TextAtom atom) {}

  /**
   * The server told how far it has come.
   *
   * @param progress how far; the position {@link Progress#END} ends its topic
   */
  default void progress(Progress progress) {}
}
