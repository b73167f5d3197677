package dev.wirecommand.reactor;

import java.util.List;

/** What the end of a server's input led to: the action, and the incomplete requests. */
record InputEnd(ServerAction output, List<Integer> incomplete) {
  static InputEnd of(ServerReactor reactor) {
    return new InputEnd(reactor.endOfInput(), reactor.incompleteRequests());
  }
}
