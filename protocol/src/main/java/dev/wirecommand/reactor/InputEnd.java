package dev.wirecommand.reactor;

import java.util.List;

/**
 * What the end of a server's input leads to (section 5 of the protocol).
 *
 * @param output {@link SendFrames} with all that was deferred, in the order in which it was
 *     registered, or {@link ServerAction.NoOp}
 * @param incomplete the ids of the requests that were left partly received, in ascending order;
 *     empty after a protocol error, which discards them; immutable
 */
public record InputEnd(ServerAction output, List<Integer> incomplete) {
  /** Copies the list. */
  public InputEnd {
    incomplete = List.copyOf(incomplete);
  }
}
